package org.rhizome.delta;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a caller of {@link Dialect#translate} already holds of deltas that were translated before. Asked in the caller's thread. */
@FunctionalInterface
public interface KnownIds {

    /** Knows nothing. */
    KnownIds NONE = oldId -> Optional.empty();

    /** The id under which the delta with that old id is held, if it is. */
    Optional<DeltaId> find(String oldId);

    /** The members held of a transaction, for a declaration of its size that arrives without them. */
    default Collection<DeltaId> membersOf(String transaction) {
        return List.of();
    }
}
