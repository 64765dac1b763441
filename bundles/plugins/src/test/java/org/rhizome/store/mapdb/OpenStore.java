package org.rhizome.store.mapdb;

import java.nio.file.Path;
import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** The real store without a container: it stands in the store's package because the store exports nothing. Its disk can look full. */
public final class OpenStore implements DeltaStore, AutoCloseable {

    private final MapDbStore store;
    private volatile boolean full;

    public OpenStore(Path folder) {
        store = MapDbStore.open(folder, Settings.defaults());
    }

    /** Whether appends fail from now on. */
    public void fill(boolean disk) {
        full = disk;
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        if (full) {
            throw new StoreException("the disk is full");
        }
        return store.append(batch, receivedAt);
    }

    @Override
    public Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public StoreHealth health() {
        return full ? new StoreHealth(false, "the disk is full", 0) : store.health();
    }

    @Override
    public List<String> verify() {
        return store.verify();
    }

    @Override
    public void close() {
        store.close();
    }
}
