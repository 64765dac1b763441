package org.rhizome.store.mapdb;

import java.util.Arrays;

/** Walks entries in ascending order of their keys. Stands before the first one until {@link #advance} was called. */
abstract class Cursor {

    /** Where the entry stands on which the cursor is; valid after {@link #advance} gave true, until it is called again. */
    byte[] bytes;
    int start;

    /** Goes to the next entry. @return whether there is one */
    abstract boolean advance();

    final byte tag() {
        return Entry.tag(bytes, start);
    }

    final int keyLength() {
        return Entry.keyLength(bytes, start);
    }

    /** The byte of the key at {@code index}. */
    final byte key(int index) {
        return bytes[start + Entry.HEADER + index];
    }

    /** Eight bytes of the key as a number. */
    final long keyNumber(int index) {
        return BigEndian.getLong(bytes, start + Entry.HEADER + index);
    }

    /** The n-th number of the value. */
    final long number(int index) {
        return BigEndian.getLong(bytes, Entry.value(bytes, start) + index * Long.BYTES);
    }

    final int size() {
        return Entry.size(bytes, start);
    }

    final byte[] key() {
        int from = start + Entry.HEADER;
        return Arrays.copyOfRange(bytes, from, from + keyLength());
    }

    final boolean startsWith(byte[] prefix) {
        int from = start + Entry.HEADER;
        return keyLength() >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    final int compareTo(Cursor other) {
        return Entry.compare(bytes, start, other.bytes, other.start);
    }

    /** Compares the key with another one. */
    final int compareTo(byte[] key) {
        return -Entry.compare(key, bytes, start);
    }
}
