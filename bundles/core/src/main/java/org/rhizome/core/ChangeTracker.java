package org.rhizome.core;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the stamps of every entity whose views an appended group may change: those its deltas are filed under and, for a negation,
 * those the negated delta is filed under; if that is a negation too, so on downwards. Where that would cost too many reads,
 * all stamps rise at once. For the writer's thread.
 */
final class ChangeTracker {

    /** How far one delta's chain of negations is followed. */
    static final int MAX_CHAIN = 64;
    /** How many negated deltas are read for one group. */
    static final int MAX_READS = 4_096;

    private static final String NEGATES = "negates";
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTracker.class);

    private final DeltaStore store;
    private final ViewStamps stamps;

    ChangeTracker(DeltaStore store, ViewStamps stamps) {
        this.store = store;
        this.stamps = stamps;
    }

    /** Called after the append and before anybody is told of it. Does not fail. */
    void announce(List<Delta> deltas, List<Appended> appended) {
        try {
            if (!new Pass(store.snapshot()).covers(deltas, appended)) {
                stamps.raiseAll();
            }
        } catch (RuntimeException | Error e) { // the deltas are in, and their sender is to be told so
            LOG.warn("which views changed could not be told, so all are computed again: {}", e.toString());
            stamps.raiseAll();
        }
    }

    void announceAll() {
        stamps.raiseAll();
    }

    /** One group. */
    private final class Pass {

        private final Snapshot snapshot;
        private final Set<DeltaId> followed = new HashSet<>();

        Pass(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        /** False when a bound was reached before everything was raised. */
        boolean covers(List<Delta> deltas, List<Appended> appended) {
            for (int i = 0; i < deltas.size(); i++) {
                if (appended.get(i).effect() != Appended.Effect.DUPLICATE && !follow(deltas.get(i), MAX_CHAIN)) {
                    return false;
                }
            }
            return true;
        }

        private boolean follow(Delta delta, int steps) {
            for (Pointer pointer : delta.pointers()) {
                if (pointer.target() instanceof EntityRef ref && ref.context() != null) {
                    stamps.raise(ref.id());
                } else if (pointer.target() instanceof DeltaRef ref && pointer.role().equals(NEGATES) && !follow(ref, steps)) {
                    return false;
                }
            }
            return true;
        }

        private boolean follow(DeltaRef ref, int steps) {
            Optional<DeltaId> id = ref.id();
            if (id.isEmpty() || !followed.add(id.get())) {
                return true; // names no delta, or was followed for this group already
            }
            if (steps == 0 || followed.size() > MAX_READS) {
                return false;
            }
            Optional<Stored> negated = snapshot.get(id.get());
            return negated.isEmpty() || follow(negated.get().delta(), steps - 1);
        }
    }
}
