/** Access to extensions: one request reads through one generation of them. */
@Version("1.0.0")
package org.rhizome.gate;

import org.osgi.annotation.versioning.Version;
