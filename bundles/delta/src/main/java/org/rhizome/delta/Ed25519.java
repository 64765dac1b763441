package org.rhizome.delta;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Strict verification of Ed25519 signatures. What the JDK and other libraries accept differs at the edges (non-canonical encodings,
 * points of small order, the cofactor), and two nodes that disagree about one signature disagree about the whole set; so the rules are
 * fixed here: S below the group order, canonical encodings of A and R, neither of small order, and [S]B = R + [k]A exactly.
 *
 * <p>Own arithmetic, because the JDK's verifier is also several times slower. Everything here is public, so nothing is constant in
 * time; signing, which has a secret, is left to the JDK.
 */
final class Ed25519 {

    static final int KEY_LENGTH = 32;

    private static final BigInteger ORDER = BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final int KEY_WIDTH = 5;
    private static final int BASE_WIDTH = 8;
    private static final EdwardsPoint.Addend[] BASE_MULTIPLES = Arrays.stream(oddMultiples(EdwardsPoint.BASE, BASE_WIDTH))
            .map(EdwardsPoint::affineAddend).toArray(EdwardsPoint.Addend[]::new);

    private Ed25519() {}

    /** Whether {@code signature} (64 bytes) is one of {@code message} by {@code publicKey} (32 bytes), by the rules above. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] r = Arrays.copyOfRange(signature, 0, 32);
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        if (littleEndian(s).compareTo(ORDER) >= 0) {
            return false;
        }
        EdwardsPoint key = EdwardsPoint.decode(publicKey);
        if (key == null || key.isOfSmallOrder()) {
            return false;
        }
        EdwardsPoint expected = combine(s, challenge(r, publicKey, message), key.negated());
        // R is canonical and on the curve if it is the encoding of a point that was computed.
        return Arrays.equals(expected.encode(), r) && !expected.isOfSmallOrder();
    }

    /** SHA-512(R || A || M) modulo the order, little endian. */
    private static byte[] challenge(byte[] r, byte[] publicKey, byte[] message) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
        digest.update(r);
        digest.update(publicKey);
        byte[] k = littleEndian(digest.digest(message)).mod(ORDER).toByteArray();
        byte[] bytes = new byte[32];
        for (int i = 0; i < k.length; i++) {
            bytes[i] = k[k.length - 1 - i];
        }
        return bytes;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    /** [s]B + [k]P. */
    private static EdwardsPoint combine(byte[] s, byte[] k, EdwardsPoint point) {
        byte[] baseDigits = SignedDigits.of(s, BASE_WIDTH);
        byte[] pointDigits = SignedDigits.of(k, KEY_WIDTH);
        EdwardsPoint.Addend[] multiples = Arrays.stream(oddMultiples(point, KEY_WIDTH))
                .map(EdwardsPoint::addend).toArray(EdwardsPoint.Addend[]::new);
        int at = SignedDigits.COUNT - 1;
        while (at >= 0 && baseDigits[at] == 0 && pointDigits[at] == 0) {
            at--;
        }
        EdwardsPoint sum = EdwardsPoint.IDENTITY;
        for (; at >= 0; at--) {
            sum = add(sum.twice(), pointDigits[at], multiples);
            sum = add(sum, baseDigits[at], BASE_MULTIPLES);
        }
        return sum;
    }

    private static EdwardsPoint add(EdwardsPoint sum, int digit, EdwardsPoint.Addend[] oddMultiples) {
        if (digit == 0) {
            return sum;
        }
        return digit > 0 ? sum.plus(oddMultiples[digit >> 1]) : sum.minus(oddMultiples[-digit >> 1]);
    }

    /** P, 3P, 5P and so on: as many as digits of that width need. */
    private static EdwardsPoint[] oddMultiples(EdwardsPoint point, int width) {
        EdwardsPoint[] multiples = new EdwardsPoint[1 << width - 2];
        EdwardsPoint.Addend twice = point.twice().addend();
        multiples[0] = point;
        for (int i = 1; i < multiples.length; i++) {
            multiples[i] = multiples[i - 1].plus(twice);
        }
        return multiples;
    }
}
