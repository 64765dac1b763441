/** Views with state of their own: kept up to date as deltas come, asked by name. */
@Version("1.0.0")
package org.rhizome.view;

import org.osgi.annotation.versioning.Version;
