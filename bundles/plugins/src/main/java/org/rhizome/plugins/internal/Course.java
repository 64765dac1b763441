package org.rhizome.plugins.internal;

import java.util.Set;
import java.util.function.LongSupplier;
import org.rhizome.delta.DeltaId;

/** What an instance is to do, and whether that has an effect outside. */
sealed interface Course {

    /** Serves: handles all deltas, makes claims, answers. */
    Course LIVE = new Live();

    /** Is tried on a delta; nothing of it counts. */
    Course TRIAL = new Trial();

    record Live() implements Course {}

    record Trial() implements Course {}

    /** Follows an instance that serves, without effect and never beyond what that one has handled. */
    record Behind(LongSupplier position) implements Course {}

    /**
     * Handles without effect what another instance has handled, then serves.
     *
     * @param position up to which the other one has handled everything
     * @param hidden but for these
     */
    record Until(long position, Set<DeltaId> hidden) implements Course {}

    /** Whether what is done now has been done by another instance, or is to have no effect for another reason. */
    default boolean isMuted() {
        return !(this instanceof Live);
    }
}
