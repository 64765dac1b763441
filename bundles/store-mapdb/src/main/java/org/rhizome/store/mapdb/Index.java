package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The published state and how appended records enter it. Only one thread appends at a time; {@link Compactor} changes the rest. */
final class Index {

    private final AtomicReference<State> state;
    private final int flushDeltas;

    Index(State state, int flushDeltas) {
        this.state = new AtomicReference<>(state);
        this.flushDeltas = flushDeltas;
    }

    State state() {
        return state.get();
    }

    /**
     * Publishes a run. Heap runs are merged like the digits of a binary counter: each entry is copied once per doubling, and there are
     * never more runs than digits.
     */
    void append(SegmentList segments, HeapRun fresh) {
        List<HeapRun> joined = new ArrayList<>(List.of(fresh));
        long entries = fresh.size().entries();
        for (HeapRun older : state.get().growing()) {
            if (older.size().entries() > entries) {
                break;
            }
            joined.add(older);
            entries += older.size().entries();
        }
        List<HeapRun> absorbed = joined.subList(1, joined.size());
        HeapRun merged = absorbed.isEmpty() ? fresh : HeapRun.merged(joined);
        state.updateAndGet(current -> freezeIfLarge(current.appended(segments, merged, absorbed)));
    }

    private State freezeIfLarge(State current) {
        long growing = current.growing().stream().mapToLong(run -> run.span().added() + run.span().replaced()).sum();
        return growing >= flushDeltas ? current.freeze() : current;
    }

    void replace(List<? extends Run> old, DiskRun fresh) {
        state.updateAndGet(current -> current.replaced(old, fresh));
    }
}
