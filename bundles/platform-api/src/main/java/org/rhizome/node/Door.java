package org.rhizome.node;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** An open door of a node. The service exists exactly while the door takes requests; its property {@link #ADDRESS} is its address as text. */
@ProviderType
public interface Door {

    /** Service property: {@link #address()} as a String. */
    String ADDRESS = "rhizome.door.address";

    /** Where it listens, for example {@code http://127.0.0.1:8080}: the port is the real one, also where a free one was asked for. */
    URI address();
}
