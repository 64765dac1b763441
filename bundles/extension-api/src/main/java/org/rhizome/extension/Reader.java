package org.rhizome.extension;

import java.util.Optional;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/**
 * How an extension looks at the node during a call. Every answer holds all that was acknowledged before it was asked for. Safe for any
 * thread; calls may wait for the disk, and throw an {@link IllegalStateException} once the extension was stopped.
 */
@ProviderType
public interface Reader {

    /** The values of an entity, where the last write wins; empty when nothing was filed under it. */
    Optional<SortedMap<String, Value>> values(String entity);

    /**
     * The values of an entity as a view shows them; empty when nothing was filed under it.
     *
     * @throws IllegalArgumentException if no such view is defined, or a resolver of it is not installed; the message says which there are
     */
    Optional<SortedMap<String, Value>> values(String entity, String view);

    /** All surviving claims about an entity; empty when nothing was filed under it. */
    Optional<Entity> entity(String id);

    Optional<Delta> delta(DeltaId id);
}
