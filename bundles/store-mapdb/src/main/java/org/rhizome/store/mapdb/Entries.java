package org.rhizome.store.mapdb;

import java.util.Arrays;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.StoreException;

/**
 * Index entries being written one after the other: {@link #open}, the parts of the key, {@link #value}, the parts of the value,
 * {@link #close}. Not safe to share between threads.
 */
final class Entries {

    private static final int LONGEST_KEY = 1 << 26;
    static final byte TERMINATOR = 0;
    static final byte ESCAPE = 1;

    private byte[] bytes;
    private int[] starts;
    private int length;
    private int count;
    private int valueStart;

    Entries(int expectedBytes, int expectedCount) {
        this.bytes = new byte[Math.max(64, expectedBytes)];
        this.starts = new int[Math.max(8, expectedCount)];
    }

    int count() {
        return count;
    }

    int length() {
        return length;
    }

    /** Begins an entry of the family {@code tag}. */
    Entries open(byte tag) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count] = length;
        ensure(Entry.HEADER + 1);
        length += Entry.HEADER;
        bytes[length++] = tag;
        valueStart = -1;
        return this;
    }

    Entries hash(DeltaId id) {
        ensure(DeltaId.HASH_LENGTH);
        id.putHash(bytes, length);
        length += DeltaId.HASH_LENGTH;
        return this;
    }

    Entries number(long value) {
        ensure(Long.BYTES);
        BigEndian.putLong(bytes, length, value);
        length += Long.BYTES;
        return this;
    }

    Entries one(byte value) {
        ensure(1);
        bytes[length++] = value;
        return this;
    }

    /**
     * Writes {@code start} and those of {@code more} from {@code from} to {@code to} for which there is room as postings, and closes the
     * entry.
     *
     * @return the index of the first one for which there was no room, or {@code to}
     */
    int postings(long start, long[] more, int from, int to) {
        number(start);
        ensure(Postings.MOST_GAP_BYTES + 1);
        int gaps = length;
        long last = start;
        int next = from;
        for (; next < to; next++) {
            long gap = more[next] - last;
            int size = Postings.gapLength(gap);
            if (length + size - gaps > Postings.MOST_GAP_BYTES) {
                break;
            }
            Postings.putGap(bytes, length, gap);
            length += size;
            last = more[next];
        }
        one((byte) (length - gaps)).close();
        return next;
    }

    /** Adds the postings on which {@code cursor} stands to the last entry. @return whether they are of the same term and have room there */
    boolean join(Cursor cursor) {
        if (count == 0 || !Family.posted(cursor.tag())) {
            return false;
        }
        int start = starts[count - 1];
        int term = Postings.termLength(bytes, start);
        if (term != Postings.termLength(cursor.bytes, cursor.start) || !Arrays.equals(bytes, start + Entry.HEADER,
                start + Entry.HEADER + term, cursor.bytes, cursor.start + Entry.HEADER, cursor.start + Entry.HEADER + term)) {
            return false;
        }
        int more = Postings.gapBytes(cursor.bytes, cursor.start);
        long gap = Postings.first(cursor.bytes, cursor.start) - Postings.last(bytes, start);
        int gaps = Postings.gapBytes(bytes, start) + Postings.gapLength(gap) + more;
        if (gaps > Postings.MOST_GAP_BYTES) {
            return false;
        }
        length--; // what told the length of the gaps
        ensure(Postings.gapLength(gap) + more + 1);
        Postings.putGap(bytes, length, gap);
        length += Postings.gapLength(gap);
        System.arraycopy(cursor.bytes, Postings.gaps(cursor.bytes, cursor.start), bytes, length, more);
        length += more;
        bytes[length++] = (byte) gaps;
        BigEndian.putInt(bytes, start, length - start - Entry.HEADER << Entry.VALUE_BITS);
        return true;
    }

    /** A whole text of which no other is a prefix; texts sort by their UTF-8 bytes. */
    Entries text(String text) {
        return start(text).terminator();
    }

    /** The beginning of a text. */
    Entries start(String text) {
        for (int i = 0; i < text.length(); i++) {
            ensure(4);
            char c = text.charAt(i);
            if (c > ESCAPE && c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c <= ESCAPE) {
                bytes[length++] = ESCAPE; // 00 is written 01 01 and 01 is written 01 02: the order stays, 00 is free to end a text
                bytes[length++] = (byte) (c + 1);
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                wide(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                wide(c);
            }
        }
        return this;
    }

    private void wide(int codePoint) {
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[length++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | codePoint >> 18);
                bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private Entries terminator() {
        ensure(1);
        bytes[length++] = TERMINATOR;
        return this;
    }

    /** Ends the key. */
    Entries value() {
        valueStart = length;
        return this;
    }

    void close() {
        int start = starts[count];
        int keyEnd = valueStart < 0 ? length : valueStart;
        int keyLength = keyEnd - start - Entry.HEADER;
        if (keyLength > LONGEST_KEY) {
            throw new StoreException("the names in an index key have " + keyLength + " bytes, more than " + LONGEST_KEY + "; shorten them");
        }
        BigEndian.putInt(bytes, start, keyLength << Entry.VALUE_BITS | length - keyEnd);
        count++;
    }

    /** Adds the entry on which {@code cursor} stands. */
    void copy(Cursor cursor) {
        int size = cursor.size();
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        ensure(size);
        System.arraycopy(cursor.bytes, cursor.start, bytes, length, size);
        starts[count++] = length;
        length += size;
    }

    /** The key being written, without header: for searching. */
    byte[] key() {
        return Arrays.copyOfRange(bytes, starts[count] + Entry.HEADER, length);
    }

    /** What was written in ascending order, as a block. Nothing may be written afterwards. */
    Block block() {
        return new Block(bytes, starts, count);
    }

    /**
     * What was written in any order, as a block. Nothing may be written afterwards. Of entries with the same key the later one counts,
     * or their sum if the family sums.
     */
    Block sorted() {
        EntrySort.sort(bytes, starts, count);
        int last = 0;
        for (int i = 1; i < count; i++) {
            if (Entry.compare(bytes, starts[last], bytes, starts[i]) != 0) {
                starts[++last] = starts[i];
            } else if (Family.sums(Entry.tag(bytes, starts[i]))) {
                Entry.add(bytes, starts[i], bytes, starts[last]);
            } else {
                starts[last] = starts[i];
            }
        }
        count = Math.min(count, last + 1);
        return block();
    }

    /** Forgets what was written. Blocks taken before must not be in use any more. */
    void clear() {
        length = 0;
        count = 0;
    }

    /** What was written, as bytes to be read with {@link Block#parse}, behind {@code room} free bytes. */
    byte[] toBytes(int room) {
        byte[] copy = new byte[room + length];
        System.arraycopy(bytes, 0, copy, room, length);
        return copy;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
