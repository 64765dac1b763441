package org.rhizome.delta;

import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 signature over the 34 multihash bytes of a delta's id: 64 bytes, written as 128 lowercase hex digits. */
public final class Signature {

    /** Bytes of a signature. */
    public static final int LENGTH = 64;

    private final byte[] bytes;

    private Signature(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws InvalidDeltaException if {@code bytes} are not 64
     */
    public static Signature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new InvalidDeltaException("a signature has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Signature(bytes.clone());
    }

    /**
     * @throws InvalidDeltaException if {@code hex} is not 128 lowercase hex digits
     */
    public static Signature parse(String hex) {
        if (!isHex(hex, 0, 2 * LENGTH)) {
            throw new InvalidDeltaException("sig must be " + 2 * LENGTH + " lowercase hex digits");
        }
        return new Signature(HexFormat.of().parseHex(hex));
    }

    /** Whether the key that {@code author} names made this signature of {@code id}; an author that names no key made none. */
    boolean isOf(DeltaId id, String author) {
        String prefix = SigningKey.AUTHOR_PREFIX;
        if (!author.startsWith(prefix) || !isHex(author, prefix.length(), 2 * Ed25519.KEY_LENGTH)) {
            return false;
        }
        byte[] key = HexFormat.of().parseHex(author, prefix.length(), author.length());
        return Ed25519.verify(key, id.multihash(), bytes);
    }

    /** Whether {@code text} goes on from {@code from} with exactly {@code digits} lowercase hex digits. */
    private static boolean isHex(String text, int from, int digits) {
        boolean hex = text.length() - from == digits;
        for (int i = from; hex && i < text.length(); i++) {
            char c = text.charAt(i);
            hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return hex;
    }

    /** A copy of the 64 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The signature as hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
