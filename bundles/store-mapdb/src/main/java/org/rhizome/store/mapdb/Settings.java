package org.rhizome.store.mapdb;

import org.rhizome.store.StoreException;

/**
 * @param segmentBytes a segment is sealed before it grows beyond this
 * @param flushDeltas the index of so many deltas is kept in heap before it goes to the disk
 * @param disk what writes
 */
record Settings(long segmentBytes, int flushDeltas, Disk disk) {

    static final long SEGMENT_BYTES = 64L << 20;
    static final int FLUSH_DELTAS = 16 << 10;

    private static final long MOST_SEGMENT_BYTES = 1L << 30; // offsets have 31 bits, and one batch may go beyond

    Settings {
        if (segmentBytes < 1 || segmentBytes > MOST_SEGMENT_BYTES) {
            throw new StoreException("a segment cannot have " + segmentBytes + " bytes; set segment.bytes from 1 to " + MOST_SEGMENT_BYTES);
        }
    }

    static Settings defaults() {
        return new Settings(SEGMENT_BYTES, FLUSH_DELTAS, Disk.real());
    }
}
