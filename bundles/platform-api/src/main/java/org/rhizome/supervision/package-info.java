/** What runs extensions that keep a state: plugins and views, each behind a mailbox of its own, restarted when they crash. */
@Version("1.0.0")
package org.rhizome.supervision;

import org.osgi.annotation.versioning.Version;
