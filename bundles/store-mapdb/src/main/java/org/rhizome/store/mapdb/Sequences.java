package org.rhizome.store.mapdb;

import java.util.Arrays;

/** Walks the sequences at the keys of a range, be they entries of their own or postings. Stands before the first one at the beginning. */
final class Sequences {

    private final Cursor cursor;
    private byte[] term = {};
    private long sequence;
    private int nextGap;
    private int endOfGaps;

    Sequences(State state, KeyRange range) {
        this.cursor = range.isEmpty() ? Block.EMPTY.cursor(0) : state.within(range);
    }

    /** Goes to the next sequence. @return whether there is one */
    boolean advance() {
        if (nextGap < endOfGaps) {
            sequence += gap();
            return true;
        }
        if (!cursor.advance()) {
            return false;
        }
        boolean posted = Family.posted(cursor.tag());
        int from = cursor.start + Entry.HEADER;
        int length = posted ? Postings.termLength(cursor.bytes, cursor.start) : cursor.keyLength() - Long.BYTES;
        if (!Arrays.equals(term, 0, term.length, cursor.bytes, from, from + length)) {
            term = Arrays.copyOfRange(cursor.bytes, from, from + length);
        }
        sequence = cursor.keyNumber(length);
        nextGap = from + length + Long.BYTES;
        endOfGaps = posted ? from + cursor.keyLength() - 1 : nextGap;
        return true;
    }

    private long gap() {
        long gap = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = cursor.bytes[nextGap++];
            gap |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return gap;
            }
        }
    }

    long sequence() {
        return sequence;
    }

    /** The key before the sequence; the same array as long as it does not change. */
    byte[] term() {
        return term;
    }
}
