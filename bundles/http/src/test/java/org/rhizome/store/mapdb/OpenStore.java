package org.rhizome.store.mapdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** The real store without a container. Its disk can be made to look full or slow. */
public final class OpenStore implements DeltaStore, AutoCloseable {

    private final MapDbStore store;
    private volatile boolean full;
    private volatile long delayNanos;

    public OpenStore(Path folder) {
        store = MapDbStore.open(folder, Settings.defaults());
    }

    /** From now on appends fail. */
    public void fill() {
        full = true;
    }

    /** From now on an append takes so long. */
    public void slow(Duration delay) {
        delayNanos = delay.toNanos();
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        LockSupport.parkNanos(delayNanos);
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
