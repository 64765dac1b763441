package org.rhizome.core;

import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** A store that fails whatever is asked of it. */
record BrokenStore(StoreException fault) implements DeltaStore {

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        throw fault;
    }

    @Override
    public Snapshot snapshot() {
        throw fault;
    }

    @Override
    public StoreHealth health() {
        return new StoreHealth(false, fault.getMessage(), 0);
    }

    @Override
    public List<String> verify() {
        return List.of(fault.getMessage());
    }
}
