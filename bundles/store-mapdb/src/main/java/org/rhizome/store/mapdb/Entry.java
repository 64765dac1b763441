package org.rhizome.store.mapdb;

import java.util.Arrays;

/**
 * An index entry in bytes: a header of four bytes (length of the key shifted by five, and length of the value), key and value. The first
 * byte of a key is the tag of its {@link Family}. Keys sort by their unsigned bytes.
 */
final class Entry {

    static final int HEADER = 4;
    static final int VALUE_BITS = 5;
    private static final int VALUE_MASK = (1 << VALUE_BITS) - 1;

    private Entry() {}

    static int keyLength(byte[] bytes, int start) {
        return BigEndian.getInt(bytes, start) >>> VALUE_BITS;
    }

    static int size(byte[] bytes, int start) {
        int header = BigEndian.getInt(bytes, start);
        return HEADER + (header >>> VALUE_BITS) + (header & VALUE_MASK);
    }

    static byte tag(byte[] bytes, int start) {
        return bytes[start + HEADER];
    }

    /** Where the value starts. */
    static int value(byte[] bytes, int start) {
        return start + HEADER + keyLength(bytes, start);
    }

    static int compare(byte[] a, int aStart, byte[] b, int bStart) {
        int aKey = aStart + HEADER;
        int bKey = bStart + HEADER;
        return Arrays.compareUnsigned(a, aKey, aKey + keyLength(a, aStart), b, bKey, bKey + keyLength(b, bStart));
    }

    static int compare(byte[] key, byte[] bytes, int start) {
        int from = start + HEADER;
        return Arrays.compareUnsigned(key, 0, key.length, bytes, from, from + keyLength(bytes, start));
    }

    /** Adds the numbers in the value of one entry to those of another with the same key. */
    static void add(byte[] bytes, int start, byte[] target, int targetStart) {
        int end = targetStart + size(target, targetStart);
        int from = value(bytes, start);
        for (int to = value(target, targetStart); to < end; to += Long.BYTES, from += Long.BYTES) {
            BigEndian.putLong(target, to, BigEndian.getLong(target, to) + BigEndian.getLong(bytes, from));
        }
    }
}
