package org.rhizome.store.mapdb;

/**
 * @param segmentBytes a segment is sealed before it grows beyond this
 * @param flushDeltas the index of so many deltas is kept in heap before it goes to the disk
 * @param disk what writes
 */
record Settings(long segmentBytes, int flushDeltas, Disk disk) {

    static final long SEGMENT_BYTES = 64L << 20;
    static final int FLUSH_DELTAS = 64 << 10;

    static Settings defaults() {
        return new Settings(SEGMENT_BYTES, FLUSH_DELTAS, Disk.real());
    }
}
