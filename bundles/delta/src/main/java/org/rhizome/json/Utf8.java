package org.rhizome.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Exact UTF-8: overlong forms, encoded surrogates and anything past U+10FFFF are refused, never replaced. */
public final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text in {@code bytes[from, to)}. A nanosecond or two beside the allocation when the text is ASCII.
     *
     * @throws JsonException if the bytes are not UTF-8; its offset is the index of the first faulty byte in {@code bytes}
     */
    public static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        // The JDK turns every malformed sequence into U+FFFD, so only a text that holds one has to be looked at again.
        if (text.indexOf(REPLACEMENT) >= 0 && !spells(text, bytes, from, to)) {
            throw new JsonException("not UTF-8", from + validPrefix(bytes, from, to));
        }
        return text;
    }

    private static boolean spells(String text, byte[] bytes, int from, int to) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(encoded, 0, encoded.length, bytes, from, to);
    }

    private static int validPrefix(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return in.position() - from;
    }
}
