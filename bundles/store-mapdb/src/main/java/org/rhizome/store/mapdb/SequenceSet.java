package org.rhizome.store.mapdb;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Sequences, a bit or little more for each when they are many. Not safe to share between threads. */
final class SequenceSet {

    private static final int BITS = 16;

    private final Map<Long, BitSet> parts = new HashMap<>();

    void add(long sequence) {
        parts.computeIfAbsent(sequence >>> BITS, part -> new BitSet()).set((int) sequence & (1 << BITS) - 1);
    }

    boolean contains(long sequence) {
        BitSet part = parts.isEmpty() ? null : parts.get(sequence >>> BITS);
        return part != null && part.get((int) sequence & (1 << BITS) - 1);
    }
}
