package org.rhizome.store.mapdb;

/** (sequence) to the sequence of the copy that took its place: a signed one, or a whole one in the place of a damaged record. */
final class Replacement {

    private Replacement() {}

    static byte[] key(long sequence) {
        byte[] key = new byte[1 + Long.BYTES];
        key[0] = Family.REPLACEMENT;
        BigEndian.putLong(key, 1, sequence);
        return key;
    }
}
