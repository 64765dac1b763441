package org.rhizome.delta;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of a delta: BLAKE3-256 of its canonical bytes as a multihash, written {@code 1e20} and 64 lowercase hex digits. The
 * order of ids is the order of their bytes, which is also the order of their texts.
 */
public record DeltaId(long a, long b, long c, long d) implements Comparable<DeltaId> {

    /** Bytes of the bare hash. */
    public static final int HASH_LENGTH = 32;

    private static final String PREFIX = "1e20";
    private static final int TEXT_LENGTH = PREFIX.length() + 2 * HASH_LENGTH;

    /** The id whose hash stands in {@code bytes} from {@code offset}. */
    public static DeltaId ofHash(byte[] bytes, int offset) {
        return new DeltaId(
                BigEndian.getLong(bytes, offset), BigEndian.getLong(bytes, offset + 8),
                BigEndian.getLong(bytes, offset + 16), BigEndian.getLong(bytes, offset + 24));
    }

    /** The address of {@code content}, canonical bytes of anything: the multihash of its BLAKE3-256. */
    public static DeltaId addressOf(byte[] content) {
        return Blake3.hash(content, 0, content.length);
    }

    /**
     * @throws InvalidDeltaException if {@code text} is not {@code 1e20} and 64 lowercase hex digits
     */
    public static DeltaId parse(String text) {
        return find(text).orElseThrow(() -> new InvalidDeltaException("not a delta id: expected 1e20 and 64 lowercase hex digits"));
    }

    /** The id that {@code text} spells, if it spells one. */
    public static Optional<DeltaId> find(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        for (int i = PREFIX.length(); i < TEXT_LENGTH; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return Optional.empty();
            }
        }
        return Optional.of(new DeltaId(word(text, 4), word(text, 20), word(text, 36), word(text, 52)));
    }

    private static long word(String text, int from) {
        return HexFormat.fromHexDigitsToLong(text, from, from + 16);
    }

    /** The bare 32 bytes, in a new array. */
    public byte[] hash() {
        byte[] bytes = new byte[HASH_LENGTH];
        putHash(bytes, 0);
        return bytes;
    }

    /** Writes the bare 32 bytes to {@code bytes} from {@code offset}. */
    public void putHash(byte[] bytes, int offset) {
        BigEndian.putLong(bytes, offset, a);
        BigEndian.putLong(bytes, offset + 8, b);
        BigEndian.putLong(bytes, offset + 16, c);
        BigEndian.putLong(bytes, offset + 24, d);
    }

    /** The 34 multihash bytes that a signature covers, in a new array. */
    public byte[] multihash() {
        byte[] bytes = new byte[2 + HASH_LENGTH];
        bytes[0] = 0x1e;
        bytes[1] = 0x20;
        putHash(bytes, 2);
        return bytes;
    }

    @Override
    public int compareTo(DeltaId other) {
        int byA = Long.compareUnsigned(a, other.a);
        int byB = byA != 0 ? byA : Long.compareUnsigned(b, other.b);
        int byC = byB != 0 ? byB : Long.compareUnsigned(c, other.c);
        return byC != 0 ? byC : Long.compareUnsigned(d, other.d);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a); // the hash is uniform already
    }

    /** The id as text, for example {@code 1e2030d9...}. */
    @Override
    public String toString() {
        return PREFIX + HexFormat.of().formatHex(hash());
    }
}
