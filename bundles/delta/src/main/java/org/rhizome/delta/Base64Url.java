package org.rhizome.delta;

import java.util.Base64;

/** Canonical base64url: no padding, no spare bits, one spelling for each sequence of bytes. */
final class Base64Url {

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws InvalidDeltaException if {@code text} is not the one canonical spelling of some bytes
     */
    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notCanonical();
        }
        if (!encode(bytes).equals(text)) {
            throw notCanonical(); // the JDK takes padding and ignores spare bits
        }
        return bytes;
    }

    private static InvalidDeltaException notCanonical() {
        return new InvalidDeltaException("bytes value must be canonical base64url without padding");
    }
}
