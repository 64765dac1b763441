package org.rhizome.core;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;

/** Gives other threads a chance where an append becomes visible and where a snapshot is taken: there a stale view would come from. */
final class JitterStore implements DeltaStore {

    private final DeltaStore store;

    JitterStore(DeltaStore store) {
        this.store = store;
    }

    private static void pause() {
        int turns = ThreadLocalRandom.current().nextInt(4);
        for (int i = 0; i < turns; i++) {
            Thread.yield();
        }
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        pause();
        List<Appended> effects = store.append(batch, receivedAt);
        pause();
        return effects;
    }

    @Override
    public Snapshot snapshot() {
        pause();
        Snapshot snapshot = store.snapshot();
        pause();
        return snapshot;
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public List<String> verify() {
        return store.verify();
    }
}
