package org.rhizome.store.mapdb;

import org.rhizome.delta.DeltaId;

/**
 * Where the newest copy of a delta is and whether it is signed, as the value of an id in the index.
 *
 * @param sequence 0 when the delta is not here
 */
record IdEntry(long sequence, boolean signed) {

    static final IdEntry ABSENT = new IdEntry(0, false);

    static final byte[] ALL_IDS = {Family.ID};

    static byte[] key(DeltaId id) {
        byte[] key = new byte[1 + DeltaId.HASH_LENGTH];
        key[0] = Family.ID;
        id.putHash(key, 1);
        return key;
    }

    static IdEntry of(long value) {
        return new IdEntry(value >>> 1, (value & 1) != 0);
    }

    long value() {
        return sequence << 1 | (signed ? 1 : 0);
    }

    boolean isPresent() {
        return sequence != 0;
    }

    static DeltaId id(Cursor entry) {
        return DeltaId.ofHash(entry.bytes, entry.start + Entry.HEADER + 1);
    }
}
