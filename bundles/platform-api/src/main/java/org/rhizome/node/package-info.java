/** The node as its doors see it: submit deltas, read them, look at entities. */
@Version("1.0.0")
package org.rhizome.node;

import org.osgi.annotation.versioning.Version;
