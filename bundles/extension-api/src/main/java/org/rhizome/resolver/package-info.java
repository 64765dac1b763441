/** The contract of a resolver: how competing claims about one property become a value. */
@Version("1.0.0")
package org.rhizome.resolver;

import org.osgi.annotation.versioning.Version;
