package org.rhizome.delta;

import java.util.Arrays;

/**
 * BLAKE3-256 of a stream of bytes (the unkeyed hash, default length). Not thread safe; {@link #hash} is.
 */
final class Blake3 {

    private static final int CHUNK = 1024;
    private static final int MAX_HEIGHT = 54;

    /** Chaining values of complete subtrees, highest first, each eight words. */
    private final int[][] subtrees = new int[MAX_HEIGHT][];
    private int height;

    private final byte[] block = new byte[Blake3Block.LENGTH];
    private int filled;
    private int[] chunk = Blake3Block.start();
    private int blocksInChunk;
    private long chunks;

    /** The id of {@code bytes[offset, offset + length)}. */
    static DeltaId hash(byte[] bytes, int offset, int length) {
        return length <= CHUNK ? hashChunk(bytes, offset, length) : new Blake3().update(bytes, offset, length).id();
    }

    /** One chunk needs no tree and no state beyond eight words. */
    private static DeltaId hashChunk(byte[] bytes, int offset, int length) {
        int[] cv = Blake3Block.start();
        int flags = Blake3Block.CHUNK_START;
        int at = offset;
        int last = offset + length - Blake3Block.LENGTH;
        while (at < last) {
            Blake3Block.compress(cv, bytes, at, 0, Blake3Block.LENGTH, flags);
            flags = 0;
            at += Blake3Block.LENGTH;
        }
        flags |= Blake3Block.CHUNK_END | Blake3Block.ROOT;
        if (at == last) {
            Blake3Block.compress(cv, bytes, at, 0, Blake3Block.LENGTH, flags);
            return id(cv);
        }
        byte[] padded = new byte[Blake3Block.LENGTH];
        System.arraycopy(bytes, at, padded, 0, offset + length - at);
        Blake3Block.compress(cv, padded, 0, 0, offset + length - at, flags);
        return id(cv);
    }

    Blake3 update(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (filled == Blake3Block.LENGTH) {
                finishBlock();
            }
            int taken = Math.min(Blake3Block.LENGTH - filled, end - at);
            System.arraycopy(bytes, at, block, filled, taken);
            filled += taken;
            at += taken;
        }
        return this;
    }

    /** The id of everything so far; afterwards this hasher is spent. */
    DeltaId id() {
        Arrays.fill(block, filled, Blake3Block.LENGTH, (byte) 0);
        int flags = startFlag() | Blake3Block.CHUNK_END | (height == 0 ? Blake3Block.ROOT : 0);
        Blake3Block.compress(chunk, block, 0, chunks, filled, flags);
        int[] node = chunk;
        while (height > 0) {
            node = parent(subtrees[--height], node, height == 0 ? Blake3Block.ROOT : 0);
        }
        return id(node);
    }

    /** A full block is compressed only once it is known not to be the last. */
    private void finishBlock() {
        boolean ends = blocksInChunk == CHUNK / Blake3Block.LENGTH - 1;
        Blake3Block.compress(chunk, block, 0, chunks, Blake3Block.LENGTH, startFlag() | (ends ? Blake3Block.CHUNK_END : 0));
        filled = 0;
        blocksInChunk++;
        if (ends) {
            finishChunk();
        }
    }

    private void finishChunk() {
        chunks++;
        int[] node = chunk;
        for (long merged = chunks; (merged & 1) == 0; merged >>>= 1) {
            node = parent(subtrees[--height], node, 0);
        }
        subtrees[height++] = node;
        chunk = Blake3Block.start();
        blocksInChunk = 0;
    }

    private int startFlag() {
        return blocksInChunk == 0 ? Blake3Block.CHUNK_START : 0;
    }

    private static int[] parent(int[] left, int[] right, int flags) {
        byte[] both = new byte[Blake3Block.LENGTH];
        for (int i = 0; i < 4; i++) {
            BigEndian.putLong(both, 8 * i, word(left, 2 * i));
            BigEndian.putLong(both, 32 + 8 * i, word(right, 2 * i));
        }
        int[] node = Blake3Block.start();
        Blake3Block.compress(node, both, 0, 0, Blake3Block.LENGTH, Blake3Block.PARENT | flags);
        return node;
    }

    private static DeltaId id(int[] cv) {
        return new DeltaId(word(cv, 0), word(cv, 2), word(cv, 4), word(cv, 6));
    }

    /** Two little endian words of the hash as the big endian long that their bytes spell. */
    private static long word(int[] cv, int at) {
        return (long) Integer.reverseBytes(cv[at]) << 32 | Integer.reverseBytes(cv[at + 1]) & 0xffffffffL;
    }
}
