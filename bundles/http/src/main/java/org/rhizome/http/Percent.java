package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import org.rhizome.json.JsonException;
import org.rhizome.json.Utf8;

/** Percent-encoding (RFC 3986), strictly: nothing is repaired, so that no two requests that look different mean the same by accident. */
final class Percent {

    private Percent() {}

    /**
     * The text that a path segment spells.
     *
     * @throws Problem 400 if an escape is incomplete, the bytes are not UTF-8 or a character must be escaped
     */
    static String decodeSegment(String raw) {
        return decode(raw, '\0');
    }

    /** As {@link #decodeSegment}, and {@code +} is a space, as forms and URLSearchParams write it. */
    static String decodeQuery(String raw) {
        return decode(raw, '+');
    }

    private static String decode(String raw, char space) {
        int plain = 0;
        while (plain < raw.length() && isPlain(raw.charAt(plain), space)) {
            plain++;
        }
        return plain == raw.length() ? raw : bytes(raw, space);
    }

    private static boolean isPlain(char c, char space) {
        return c > ' ' && c < 0x7f && c != '%' && c != space;
    }

    private static String bytes(String raw, char space) {
        byte[] bytes = new byte[raw.length()];
        int size = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes[size++] = escape(raw, i);
                i += 2;
            } else if (c == space) {
                bytes[size++] = ' ';
            } else if (isPlain(c, space)) {
                bytes[size++] = (byte) c;
            } else {
                throw Problem.badRequest(
                        "an address may hold printable ASCII only: percent-encode the character U+%04X".formatted((int) c));
            }
        }
        try {
            return Utf8.decode(bytes, 0, size);
        } catch (JsonException e) {
            throw Problem.badRequest("the percent-encoded bytes are not UTF-8: " + printable(raw));
        }
    }

    private static byte escape(String raw, int at) {
        int high = at + 2 < raw.length() ? digit(raw.charAt(at + 1)) : -1;
        int low = at + 2 < raw.length() ? digit(raw.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw Problem.badRequest("'%' must be followed by two hex digits: " + printable(raw));
        }
        return (byte) (high << 4 | low);
    }

    private static int digit(char c) {
        return c < 0x7f ? Character.digit(c, 16) : -1;
    }

    /** What can be shown of a raw text in a message: it is short and holds nothing that a terminal would obey. */
    static String printable(String raw) {
        String shown = raw.length() > 120 ? raw.substring(0, 120) + "..." : raw;
        byte[] ascii = shown.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = ascii[i] < ' ' || ascii[i] == 0x7f ? (byte) '?' : ascii[i];
        }
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
