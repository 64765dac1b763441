/**
 * What a store of deltas promises: append durably, read a consistent snapshot, feed in arrival order, summarise by time.
 */
@Version("1.0.0")
package org.rhizome.store;

import org.osgi.annotation.versioning.Version;
