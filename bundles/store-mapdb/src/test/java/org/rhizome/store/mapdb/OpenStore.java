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

/**
 * The real store without a container, for tests of other bundles: it stands in the store's package because the store exports nothing. Its disk
 * can be made to look full or slow.
 */
public final class OpenStore implements DeltaStore, AutoCloseable {

    /** So few deltas in heap that a short test reads from disk too. */
    private static final int FEW = 100;

    private final MapDbStore store;
    private volatile boolean full;
    private volatile long delayNanos;

    private OpenStore(MapDbStore store) {
        this.store = store;
    }

    public static OpenStore in(Path folder) {
        return new OpenStore(MapDbStore.open(folder, Settings.defaults()));
    }

    /** One that soon reads from disk. */
    public static OpenStore onDisk(Path folder) {
        return new OpenStore(MapDbStore.open(folder, new Settings(Settings.SEGMENT_BYTES, FEW, Disk.real())));
    }

    /** Whether appends fail from now on. */
    public void fill(boolean disk) {
        full = disk;
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
