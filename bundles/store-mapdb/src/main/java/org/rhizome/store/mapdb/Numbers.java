package org.rhizome.store.mapdb;

import java.util.Arrays;

/** Ascending sequences, most often one only. */
final class Numbers {

    private static final long[] NONE = {};

    private final long first;
    private long[] more = NONE;
    private int count;
    private long last;

    Numbers(long first) {
        this.first = first;
        this.last = first;
    }

    /** Adds a number that is not less than those before; the last one is not added again. */
    void add(long number) {
        if (number == last) {
            return;
        }
        if (count == more.length) {
            more = Arrays.copyOf(more, Math.max(4, count * 2));
        }
        more[count++] = number;
        last = number;
    }

    /** Writes the postings of {@code term}. */
    void write(Term term, Entries out) {
        term.open(out);
        int taken = out.postings(first, more, 0, count);
        while (taken < count) {
            term.open(out);
            taken = out.postings(more[taken], more, taken + 1, count);
        }
    }
}
