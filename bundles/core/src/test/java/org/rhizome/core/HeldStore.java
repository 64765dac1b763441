package org.rhizome.core;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;

/** A store whose appends wait for a permit, and fail when told to. */
final class HeldStore implements DeltaStore {

    private final DeltaStore store = new MemoryStore();
    private final Semaphore permits = new Semaphore(0);
    private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> groups = new ConcurrentLinkedQueue<>();

    /** Lets so many appends pass. */
    HeldStore release(int appends) {
        permits.release(appends);
        return this;
    }

    /** Lets all appends pass from now on. */
    HeldStore open() {
        return release(Integer.MAX_VALUE / 2);
    }

    /** Makes the next append throw. */
    HeldStore fail(Throwable fault) {
        faults.add(fault);
        return this;
    }

    /** True when an append waits for a permit. */
    boolean holds() {
        return permits.hasQueuedThreads();
    }

    /** Sizes of the groups that were appended. */
    List<Integer> groups() {
        return List.copyOf(groups);
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        permits.acquireUninterruptibly();
        Throwable fault = faults.poll();
        if (fault != null) {
            HeldStore.<RuntimeException>sneak(fault);
        }
        groups.add(batch.size());
        return store.append(batch, receivedAt);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
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
}
