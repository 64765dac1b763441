package org.rhizome.delta;

import java.util.Set;

/** What became of one delta of a predecessor's dialect. */
public sealed interface Translated {

    /** It became a delta. */
    record Done(String oldId, Delta delta) implements Translated {}

    /** It is no delta of that dialect; the pointer of the fault starts at the element. */
    record Refused(InvalidDeltaException fault) implements Translated {}

    /**
     * It cannot be translated yet, because it names others by ids that nobody knows here. Give it again together with them, or once
     * they are known.
     *
     * @param awaits the old ids of deltas, or the id of the transaction, that it waits for
     */
    record Pending(String oldId, Set<String> awaits, String reason) implements Translated {
        public Pending {
            awaits = Set.copyOf(awaits);
        }
    }
}
