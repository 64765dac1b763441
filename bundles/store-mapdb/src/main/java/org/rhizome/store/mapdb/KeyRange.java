package org.rhizome.store.mapdb;

import java.util.Arrays;

/**
 * Keys of one family that stand side by side.
 *
 * @param from not greater than any of them
 * @param to greater than all of them
 */
record KeyRange(byte[] from, byte[] to) {

    /** All keys that begin with {@code prefix}. */
    static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, behind(prefix));
    }

    /** All keys that begin with {@code first} or {@code last}, and those between. */
    static KeyRange between(byte[] first, byte[] last) {
        return new KeyRange(first, behind(last));
    }

    /** The least key that is greater than all that begin with {@code prefix}; there is one, since no tag has all bits. */
    private static byte[] behind(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == -1) {
            last--;
        }
        byte[] behind = Arrays.copyOf(prefix, last + 1);
        behind[last]++;
        return behind;
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }
}
