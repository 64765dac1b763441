/**
 * Strict JSON for the delta's wire form: exact UTF-8, correctly rounded numbers, no duplicate keys, bounded depth.
 */
@Version("1.0.0")
package org.rhizome.json;

import org.osgi.annotation.versioning.Version;
