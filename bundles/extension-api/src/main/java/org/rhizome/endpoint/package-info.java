/** Endpoints: calls that extensions add to the HTTP interface. */
@Version("1.0.0")
package org.rhizome.endpoint;

import org.osgi.annotation.versioning.Version;
