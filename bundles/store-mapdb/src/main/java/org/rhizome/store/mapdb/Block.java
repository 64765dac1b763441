package org.rhizome.store.mapdb;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;

/** Sorted entries in one array, none twice. Unchanging. */
final class Block {

    static final Block EMPTY = new Block(new byte[0], new int[0], 0);

    private final byte[] bytes;
    private final int[] starts;
    private final int count;

    Block(byte[] bytes, int[] starts, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.count = count;
    }

    /** The entries that stand one behind the other from {@code start} to the end of {@code bytes}. */
    static Block parse(byte[] bytes, int start) {
        int[] starts = new int[64];
        int count = 0;
        for (int at = start; at < bytes.length; at += Entry.size(bytes, at)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
        }
        return new Block(bytes, starts, count);
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int index) {
        return starts[index];
    }

    /** The index of the first entry whose key is not less than {@code key}. */
    int ceiling(byte[] key) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Entry.compare(key, bytes, starts[middle]) <= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Walks this block alone. */
    Cursor cursor(int index) {
        return new BlockCursor(this, index, Collections.emptyIterator());
    }

    /** Walks this block and then {@code more}. */
    Cursor cursor(int index, Iterator<Block> more) {
        return new BlockCursor(this, index, more);
    }
}
