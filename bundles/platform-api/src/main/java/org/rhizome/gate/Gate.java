package org.rhizome.gate;

import org.osgi.annotation.versioning.ProviderType;

/** The one place that holds extensions. A request asks once for the current generation and uses it to its end. */
@ProviderType
public interface Gate {

    /** The extensions as they are now. Never blocks. */
    Generation current();
}
