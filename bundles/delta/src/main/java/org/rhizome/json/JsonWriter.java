package org.rhizome.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as UTF-8 into a growing buffer; commas are placed by itself. The caller keeps the brackets balanced:
 *
 * <pre>{@code
 * byte[] json = new JsonWriter().beginObject().name("age").value(25).endObject().toByteArray();
 * }</pre>
 *
 * <p>Not thread safe.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[512];
    private int size;
    private boolean comma;

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** The key of the value that is written next. */
    public JsonWriter name(String name) {
        separate();
        string(name);
        put(':');
        return this;
    }

    /**
     * @throws IllegalArgumentException if {@code text} holds a lone surrogate
     */
    public JsonWriter value(String text) {
        separate();
        string(text);
        comma = true;
        return this;
    }

    /**
     * The shortest form that parses back to the same double, as ECMAScript writes it: integers without a fraction, minus zero as 0.
     *
     * @throws IllegalArgumentException if {@code number} is NaN or infinite
     */
    public JsonWriter value(double number) {
        separate();
        long whole = (long) number;
        ascii(whole == number && Math.abs(whole) < 1L << 53 ? Long.toString(whole) : JsonDouble.format(number));
        comma = true;
        return this;
    }

    public JsonWriter value(boolean flag) {
        separate();
        ascii(flag ? "true" : "false");
        comma = true;
        return this;
    }

    public JsonWriter nullValue() {
        separate();
        ascii("null");
        comma = true;
        return this;
    }

    /** A value that is JSON already, for example a cached body. */
    public JsonWriter raw(byte[] json) {
        separate();
        room(json.length);
        System.arraycopy(json, 0, buffer, size, json.length);
        size += json.length;
        comma = true;
        return this;
    }

    /** A line feed between the lines of NDJSON; only between complete top level values. */
    public JsonWriter newline() {
        put('\n');
        comma = false;
        return this;
    }

    /** Bytes in the buffer. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Writes what was gathered to {@code out} and empties the buffer, keeping its memory. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private JsonWriter open(char bracket) {
        separate();
        put(bracket);
        return this;
    }

    private JsonWriter close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
            comma = false;
        }
    }

    private void put(char ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
    }

    private void string(String text) {
        room(text.length() + 2);
        buffer[size++] = '"';
        int length = text.length();
        int plain = 0;
        while (plain < length && isPlain(text.charAt(plain))) {
            buffer[size++] = (byte) text.charAt(plain++);
        }
        if (plain < length) {
            escaped(text, plain);
        }
        put('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void escaped(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            room(6);
            char c = text.charAt(i);
            if (isPlain(c)) {
                buffer[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else {
                int point = text.codePointAt(i);
                multibyte(point);
                i += Character.charCount(point) - 1;
            }
        }
    }

    private void escape(char c) {
        int index = "\"\\\b\f\n\r\t".indexOf(c);
        buffer[size++] = '\\';
        if (index >= 0) {
            buffer[size++] = (byte) "\"\\bfnrt".charAt(index);
            return;
        }
        buffer[size++] = 'u';
        buffer[size++] = '0';
        buffer[size++] = '0';
        buffer[size++] = HEX[c >> 4];
        buffer[size++] = HEX[c & 15];
    }

    private void multibyte(int point) {
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("lone surrogate has no UTF-8 form");
        }
        if (point < 0x800) {
            buffer[size++] = (byte) (0xc0 | point >> 6);
        } else {
            if (point < 0x10000) {
                buffer[size++] = (byte) (0xe0 | point >> 12);
            } else {
                buffer[size++] = (byte) (0xf0 | point >> 18);
                buffer[size++] = (byte) (0x80 | point >> 12 & 0x3f);
            }
            buffer[size++] = (byte) (0x80 | point >> 6 & 0x3f);
        }
        buffer[size++] = (byte) (0x80 | point & 0x3f);
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
        }
    }
}
