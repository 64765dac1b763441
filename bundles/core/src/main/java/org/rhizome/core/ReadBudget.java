package org.rhizome.core;

import org.rhizome.delta.Delta;

/** What one group may make the writer read. */
final class ReadBudget {

    /** Deltas. */
    static final int MAX_READS = 4_096;
    private static final long MAX_BYTES = 16 << 20;

    private int reads;
    private long bytes;

    /** Counts a delta that was read. */
    void read(Delta delta) {
        reads++;
        bytes += delta.canonicalLength();
    }

    boolean isSpent() {
        return reads > MAX_READS || bytes > MAX_BYTES;
    }
}
