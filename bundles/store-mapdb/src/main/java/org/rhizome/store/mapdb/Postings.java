package org.rhizome.store.mapdb;

/**
 * Lists of sequences as index entries, all key and no value: a {@link Term}, the first sequence in eight bytes, the gaps to the following
 * ones (seven bits a byte, the lowest first), and in one byte how many bytes the gaps take. A list that is longer goes on in another
 * entry. Runs stand for different parts of the feed, so the entries of a term sort by their sequences across runs, and touching ones can
 * be joined.
 */
final class Postings {

    static final int MOST_GAP_BYTES = 255;

    /** Bytes of a key that are neither term nor gaps. */
    private static final int FRAME = Long.BYTES + 1;

    private Postings() {}

    static int gapBytes(byte[] bytes, int start) {
        return bytes[Entry.value(bytes, start) - 1] & 0xFF;
    }

    /** How long the term is with its tag. */
    static int termLength(byte[] bytes, int start) {
        return Entry.keyLength(bytes, start) - FRAME - gapBytes(bytes, start);
    }

    static long first(byte[] bytes, int start) {
        return BigEndian.getLong(bytes, gaps(bytes, start) - Long.BYTES);
    }

    /** Where the gaps start. */
    static int gaps(byte[] bytes, int start) {
        return Entry.value(bytes, start) - 1 - gapBytes(bytes, start);
    }

    /** How many sequences the entry has; entries of other families count as one. */
    static int count(byte[] bytes, int start) {
        if (!Family.posted(Entry.tag(bytes, start))) {
            return 1;
        }
        int count = 1;
        int end = Entry.value(bytes, start) - 1;
        for (int i = gaps(bytes, start); i < end; i++) {
            count += bytes[i] >= 0 ? 1 : 0;
        }
        return count;
    }

    static long last(byte[] bytes, int start) {
        long last = first(bytes, start);
        int end = Entry.value(bytes, start) - 1;
        for (int i = gaps(bytes, start), shift = 0; i < end; i++) {
            last += (long) (bytes[i] & 0x7F) << shift;
            shift = bytes[i] < 0 ? shift + 7 : 0;
        }
        return last;
    }

    static int gapLength(long gap) {
        return (70 - Long.numberOfLeadingZeros(gap | 1)) / 7;
    }

    static void putGap(byte[] target, int at, long gap) {
        int next = at;
        long left = gap;
        for (; left > 0x7F; left >>>= 7) {
            target[next++] = (byte) (left | 0x80);
        }
        target[next] = (byte) left;
    }
}
