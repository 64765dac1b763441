package org.rhizome.store.mapdb;

import java.util.Arrays;

/** Offsets of the active segment: one thread adds, others read what was published to them. */
final class GrowingOffsets implements Offsets {

    private volatile int[] starts = new int[1024];
    private volatile int count;

    GrowingOffsets(long firstStart) {
        starts[0] = Math.toIntExact(firstStart);
    }

    /** Adds a record that ends at {@code end}, where the next one starts. */
    void add(long end) {
        int next = count + 1;
        int[] current = starts;
        if (next == current.length) {
            current = Arrays.copyOf(current, next * 2);
        }
        current[next] = Math.toIntExact(end);
        starts = current;
        count = next;
    }

    /** Forgets all records but the first {@code remaining}; nobody else may read yet. */
    void shorten(int remaining) {
        count = remaining;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long start(int index) {
        return starts[index];
    }
}
