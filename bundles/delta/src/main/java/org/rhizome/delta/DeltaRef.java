package org.rhizome.delta;

import java.util.Optional;

/**
 * Names another delta.
 *
 * @param delta the id as written; any string is legal, only a {@linkplain DeltaId#parse well-formed id} can match a delta
 * @param context not empty; null when there is none
 */
public record DeltaRef(String delta, String context) implements Target {

    public DeltaRef {
        Strings.requireUnicode("delta reference", delta);
        if (context != null) {
            Strings.requireNonEmpty("context", context);
        }
    }

    /** The id, if what was written is one. */
    public Optional<DeltaId> id() {
        return DeltaId.find(delta);
    }
}
