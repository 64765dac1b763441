package org.rhizome.delta;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * The fingerprint of a set of deltas: the address of the canonical CBOR array of all ids as text, ascending. Nodes with equal digests
 * hold the same set.
 */
public final class SetDigest {

    private static final byte[] TEXT_OF_68 = {0x78, 0x44, '1', 'e', '2', '0'};
    private static final int ITEM = TEXT_OF_68.length + 2 * DeltaId.HASH_LENGTH;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private SetDigest() {}

    /**
     * Streams in constant memory, some millions of ids a second.
     *
     * @param count how many ids there are
     * @param ascending the ids, each greater than the one before
     * @throws IllegalArgumentException if there are not exactly {@code count} ids or they do not ascend
     */
    public static DeltaId of(long count, Iterator<DeltaId> ascending) {
        CborWriter head = new CborWriter(9);
        head.array(count);
        byte[] start = head.toByteArray();
        Blake3 hash = new Blake3().update(start, 0, start.length);
        byte[] item = new byte[ITEM];
        System.arraycopy(TEXT_OF_68, 0, item, 0, TEXT_OF_68.length);
        DeltaId last = null;
        for (long i = 0; i < count; i++) {
            DeltaId id = next(ascending, last);
            putHex(id, item);
            hash.update(item, 0, ITEM);
            last = id;
        }
        if (ascending.hasNext()) {
            throw new IllegalArgumentException("more than the " + count + " ids that were announced");
        }
        return hash.id();
    }

    private static DeltaId next(Iterator<DeltaId> ascending, DeltaId last) {
        if (!ascending.hasNext()) {
            throw new IllegalArgumentException("fewer ids than announced");
        }
        DeltaId id = ascending.next();
        if (last != null && id.compareTo(last) <= 0) {
            throw new IllegalArgumentException("ids do not ascend at " + id);
        }
        return id;
    }

    private static void putHex(DeltaId id, byte[] item) {
        int at = TEXT_OF_68.length;
        for (long word : new long[] {id.a(), id.b(), id.c(), id.d()}) {
            for (int shift = 60; shift >= 0; shift -= 4) {
                item[at++] = HEX[(int) (word >>> shift) & 15];
            }
        }
    }
}
