/** Who is asking, and what they may do. */
@Version("1.0.0")
package org.rhizome.security;

import org.osgi.annotation.versioning.Version;
