package org.rhizome.store.mapdb;

/**
 * Where the records of a segment start. Sequences are dense, so the n-th entry belongs to the n-th sequence of the segment; records that a
 * damage swallowed share the place where the damage starts.
 */
interface Offsets {

    /** How many sequences the segment has. */
    int count();

    /** Where record {@code index} starts, which is where the one before ends; for {@link #count()} where the last one ends. */
    long start(int index);
}
