package org.rhizome.core;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Says whether a view that was computed earlier is still the view. The writer appends, then raises the stamps of the entities it
 * concerned, then tells the sender. A reader takes the stamp first and the snapshot after it, and keeps the view with that stamp. So a
 * view whose stamp is still current was computed from a snapshot that holds everything that was acknowledged.
 *
 * <p>Entities share 65,536 counters by hash (512 KiB): a collision costs a computation, never exactness.
 */
final class ViewStamps {

    private static final int STRIPES = 1 << 16;

    private final AtomicLongArray stripes = new AtomicLongArray(STRIPES);
    private final AtomicLong epoch = new AtomicLong();

    /** @param epoch rises when any entity may have changed @param stripe rises when this entity may have changed */
    record Stamp(long epoch, long stripe) {}

    Stamp of(String entity) {
        return new Stamp(epoch.get(), stripes.get(stripe(entity)));
    }

    void raise(String entity) {
        stripes.incrementAndGet(stripe(entity));
    }

    void raiseAll() {
        epoch.incrementAndGet();
    }

    private static int stripe(String entity) {
        int hash = entity.hashCode() * 0x9E3779B9; // neighbours such as pkg:a1 and pkg:a2 spread
        return hash >>> 16;
    }
}
