package org.rhizome.store.mapdb;

import java.nio.file.Path;
import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;

/** The real store without a container: it stands in the store's package because the store exports nothing. */
public record OpenStore(MapDbStore store) implements DeltaStore, AutoCloseable {

    /** Few deltas in heap, so that a short test reads from disk too. */
    private static final int FLUSH_DELTAS = 100;

    public static OpenStore in(Path folder) {
        return new OpenStore(MapDbStore.open(folder, new Settings(Settings.SEGMENT_BYTES, FLUSH_DELTAS, Disk.real())));
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        return store.append(batch, receivedAt);
    }

    @Override
    public Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public StoreHealth health() {
        return store.health();
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
