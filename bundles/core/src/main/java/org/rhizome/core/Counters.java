package org.rhizome.core;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.rhizome.node.Status;
import org.rhizome.store.Appended;
import org.rhizome.store.StoreHealth;

/** What the engine did since it started. */
final class Counters {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder viewHits = new LongAdder();
    private final LongAdder viewMisses = new LongAdder();

    void rejected(int count) {
        rejected.add(count);
    }

    void appended(List<Appended> group) {
        long known = 0;
        for (Appended one : group) {
            known += one.effect() == Appended.Effect.DUPLICATE ? 1 : 0;
        }
        accepted.add(group.size() - known);
        duplicates.add(known);
        batches.increment();
    }

    void viewHit() {
        viewHits.increment();
    }

    void viewMiss() {
        viewMisses.increment();
    }

    Status status(long deltas, long lastSequence, long queued, long cachedViews, int stuckThreads, StoreHealth store) {
        return new Status(
                deltas, lastSequence, accepted.sum(), duplicates.sum(), rejected.sum(), batches.sum(), queued,
                cachedViews, viewHits.sum(), viewMisses.sum(), stuckThreads, store);
    }
}
