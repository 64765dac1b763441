/** What extensions of every kind share: how they look at the node, how they log, how they are checked before they serve. */
@Version("1.0.0")
package org.rhizome.extension;

import org.osgi.annotation.versioning.Version;
