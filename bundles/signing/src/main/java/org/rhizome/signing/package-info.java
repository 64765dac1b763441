/** Signatures of jars: who vouches for every byte that is loaded from one. */
@Version("1.0.0")
package org.rhizome.signing;

import org.osgi.annotation.versioning.Version;
