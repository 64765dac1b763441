package org.rhizome.store.mapdb;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;

/**
 * What sequences stand for, in their order. Looks ahead in the index so that neighbouring records are read together: a few at first, more
 * the longer it is asked. Not safe to share between threads.
 */
final class Reading<T> implements Iterator<T> {

    private static final int FIRST_LOOK = 32;
    private static final int LONGEST_LOOK = 512;

    private final State state;
    private final Sequences source;
    private final LongPredicate skipped;
    private final BiFunction<byte[], Stored, T> read;
    private final byte[][] terms = new byte[LONGEST_LOOK][];
    private byte[] term = {};
    private final SequenceSet replacements = new SequenceSet();
    private long[] sequences = {};
    private Pieces pieces;
    private int next;
    private int look = FIRST_LOOK;
    private T ready;
    private StoreException fault;

    /**
     * @param range the keys at which the sequences stand
     * @param skipped tells sequences that are not even read; asked right before
     * @param read makes a result of the key before the sequence and the newest copy of the record; null leaves it out
     */
    Reading(State state, KeyRange range, LongPredicate skipped, BiFunction<byte[], Stored, T> read) {
        this.state = state;
        this.source = new Sequences(state, range);
        this.skipped = skipped;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        while (ready == null && fault == null && (next < sequences.length || lookAhead())) {
            int here = next++;
            if (skipped.test(sequences[here])) {
                continue;
            }
            try {
                ready = read.apply(terms[here], pieces.read(here));
            } catch (StoreException e) {
                fault = e; // thrown in its place; what follows is handed out all the same
            }
        }
        return ready != null || fault != null;
    }

    private boolean lookAhead() {
        long[] found = new long[look];
        int count = 0;
        while (count < look && source.advance()) {
            long sequence = state.newest(source.sequence());
            if (isFirst(sequence)) {
                terms[count] = term;
                found[count++] = sequence;
            }
        }
        sequences = Arrays.copyOf(found, count);
        pieces = new Pieces(state.segments(), sequences);
        next = 0;
        look = Math.min(2 * look, LONGEST_LOOK);
        return count > 0;
    }

    /** A copy in the place of a damaged record has postings of its own; those of the damaged one, if there are any, lead to it too. */
    private boolean isFirst(long sequence) {
        if (term != source.term()) {
            term = source.term();
            replacements.clear();
        }
        return sequence == source.sequence() ? !replacements.contains(sequence) : replacements.add(sequence);
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more records");
        }
        StoreException thrown = fault;
        T result = ready;
        fault = null;
        ready = null;
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }
}
