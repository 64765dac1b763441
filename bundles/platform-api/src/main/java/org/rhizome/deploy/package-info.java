/** Installing, upgrading, rolling back and removing extensions while the node serves. */
@Version("1.0.0")
package org.rhizome.deploy;

import org.osgi.annotation.versioning.Version;
