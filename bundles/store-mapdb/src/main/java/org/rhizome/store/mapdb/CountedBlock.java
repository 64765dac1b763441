package org.rhizome.store.mapdb;

/**
 * A block and how many sequences stand before each of its entries.
 *
 * @param before one more than there are entries: the last one counts all
 */
record CountedBlock(Block block, long[] before) {

    static CountedBlock of(Block block) {
        long[] before = new long[block.count() + 1];
        for (int i = 0; i < block.count(); i++) {
            before[i + 1] = before[i] + Postings.count(block.bytes(), block.start(i));
        }
        return new CountedBlock(block, before);
    }

    /** How many sequences stand at keys less than {@code key}. */
    long rank(byte[] key) {
        return before[block.ceiling(key)];
    }
}
