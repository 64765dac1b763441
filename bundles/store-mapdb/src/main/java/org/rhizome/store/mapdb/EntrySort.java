package org.rhizome.store.mapdb;

import java.util.Arrays;

/**
 * Stable merge sort of entries by key. Sorted stretches are taken as they are: each family is written in one stretch and deltas often
 * arrive by entity, so that little but the hashes has to be sorted.
 */
final class EntrySort {

    private final byte[] bytes;

    private EntrySort(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Sorts the first {@code count} of {@code starts} by the keys of the entries that start there. */
    static void sort(byte[] bytes, int[] starts, int count) {
        new EntrySort(bytes).sort(Arrays.copyOf(starts, count), starts, 0, count);
    }

    /** Both arrays hold the same from {@code low} to {@code high}; afterwards {@code to} holds it sorted. */
    private void sort(int[] from, int[] to, int low, int high) {
        if (high - low < 2) {
            return;
        }
        int middle = (low + high) >>> 1;
        sort(to, from, low, middle);
        sort(to, from, middle, high);
        if (isAscending(from[middle - 1], from[middle])) {
            System.arraycopy(from, low, to, low, high - low);
        } else {
            merge(from, to, low, middle, high);
        }
    }

    private void merge(int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right == high || left < middle && isAscending(from[left], from[right]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private boolean isAscending(int a, int b) {
        return Entry.compare(bytes, a, bytes, b) <= 0;
    }
}
