package org.rhizome.store.mapdb;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Sequences, a bit or little more for each when they are many. Not safe to share between threads. */
final class SequenceSet {

    private static final int BITS = 16;

    private final Map<Long, BitSet> parts = new HashMap<>();

    /** Returns whether the sequence was not in the set. */
    boolean add(long sequence) {
        BitSet part = parts.computeIfAbsent(sequence >>> BITS, key -> new BitSet());
        int bit = (int) sequence & (1 << BITS) - 1;
        boolean fresh = !part.get(bit);
        part.set(bit);
        return fresh;
    }

    void clear() {
        parts.clear();
    }

    boolean contains(long sequence) {
        BitSet part = parts.isEmpty() ? null : parts.get(sequence >>> BITS);
        return part != null && part.get((int) sequence & (1 << BITS) - 1);
    }
}
