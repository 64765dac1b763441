package org.rhizome.store.mapdb;

/**
 * Tells of most keys that a run does not have, that it does not have them: ten bits per key, all of a key in one cache line, about one in
 * eighty keys wrongly let through. Written by one thread, then unchanging.
 */
final class Bloom {

    private static final int BITS_PER_KEY = 10;
    private static final int LINE_BITS = 512;
    private static final int LINE_WORDS = LINE_BITS / Long.SIZE;
    private static final int PROBES = 6;
    private static final int PROBE_BITS = 9; // numbers the bits of a line

    private final long[] words;

    Bloom(long keys) {
        this(new long[Math.toIntExact((keys * BITS_PER_KEY / LINE_BITS + 1) * LINE_WORDS)]);
    }

    private Bloom(long[] words) {
        this.words = words;
    }

    static Bloom ofBytes(byte[] bytes) {
        long[] words = new long[bytes.length / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = BigEndian.getLong(bytes, i * Long.BYTES);
        }
        return new Bloom(words);
    }

    byte[] toBytes() {
        byte[] bytes = new byte[words.length * Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            BigEndian.putLong(bytes, i * Long.BYTES, words[i]);
        }
        return bytes;
    }

    /** The part of a key that counts: its tag and the eight bytes behind it, mixed, since sequences are not uniform as hashes are. */
    static long hash(byte[] bytes, int key) {
        long h = BigEndian.getLong(bytes, key + 1) + bytes[key] * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }

    void add(long hash) {
        int line = line(hash);
        long bits = hash * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < PROBES; i++, bits >>>= PROBE_BITS) {
            words[line + ((int) (bits >>> 6) & LINE_WORDS - 1)] |= 1L << bits;
        }
    }

    boolean mayContain(long hash) {
        int line = line(hash);
        long bits = hash * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < PROBES; i++, bits >>>= PROBE_BITS) {
            if ((words[line + ((int) (bits >>> 6) & LINE_WORDS - 1)] & 1L << bits) == 0) {
                return false;
            }
        }
        return true;
    }

    private int line(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, words.length / LINE_WORDS) * LINE_WORDS;
    }
}
