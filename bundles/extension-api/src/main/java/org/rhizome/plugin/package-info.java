/** Plugins: they follow the deltas, keep a state, answer calls and make claims of their own, under supervision. */
@Version("1.0.0")
package org.rhizome.plugin;

import org.osgi.annotation.versioning.Version;
