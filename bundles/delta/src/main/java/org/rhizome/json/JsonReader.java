package org.rhizome.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Pulls the values of one strict JSON text (RFC 8259) out of UTF-8 bytes: no byte order mark, no trailing commas, no lone surrogates,
 * no number that is not finite, nesting of at most {@value #MAX_DEPTH}. The caller follows the shape it expects:
 *
 * <pre>{@code
 * JsonReader in = new JsonReader(bytes);
 * in.beginObject();
 * for (String name = in.nextName(); name != null; name = in.nextName()) {
 *     switch (name) {
 *         case "age" -> age = in.number();
 *         default -> throw in.fault("unknown key " + name);
 *     }
 * }
 * in.end();
 * }</pre>
 *
 * <p>Every method throws {@link JsonException} when the text does not go on as asked. Duplicate keys are the caller's to refuse (it
 * knows its keys; {@link Json#parse} does it for trees). Not thread safe.
 */
public final class JsonReader {

    /** Arrays and objects may be nested this deep. */
    public static final int MAX_DEPTH = 64;

    /** What kind of value comes next. */
    public enum Kind { OBJECT, ARRAY, STRING, NUMBER, BOOLEAN, NULL }

    private final byte[] json;
    private final int start;
    private final int end;
    private int pos;
    private int depth;
    private boolean first;
    private final int maxDepth;

    public JsonReader(byte[] json) {
        this(json, 0, json.length);
    }

    /** Reads {@code json[offset, offset + length)}; the array must not change meanwhile. */
    public JsonReader(byte[] json, int offset, int length) {
        this(json, offset, length, MAX_DEPTH);
    }

    /** As {@link #JsonReader(byte[], int, int)}, but arrays and objects may be nested {@code maxDepth} deep. */
    public JsonReader(byte[] json, int offset, int length, int maxDepth) {
        this.maxDepth = maxDepth;
        Objects.checkFromIndexSize(offset, length, json.length);
        this.json = json;
        this.start = offset;
        this.end = offset + length;
        this.pos = offset;
        if (length >= 3 && json[offset] == (byte) 0xef && json[offset + 1] == (byte) 0xbb && json[offset + 2] == (byte) 0xbf) {
            throw fault("a byte order mark is not part of JSON");
        }
    }

    /** The kind of the next value, by its first byte; the value itself is checked when it is read. */
    public Kind peek() {
        int c = peekByte();
        return switch (c) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> {
                if (c == '-' || c >= '0' && c <= '9') {
                    yield Kind.NUMBER;
                }
                throw unexpected(c, "a value");
            }
        };
    }

    public void beginObject() {
        open('{', "an object");
    }

    /** The next key of the object, or null when the object ends here. */
    public String nextName() {
        if (!nextMember('}')) {
            return null;
        }
        String name = symbol();
        expect(':', "':'");
        return name;
    }

    public void beginArray() {
        open('[', "an array");
    }

    /** True when the array has another element, which must be read next; false when the array ends here. */
    public boolean nextElement() {
        return nextMember(']');
    }

    public String string() {
        int from = openString();
        int at = from;
        while (at < end && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') { // bytes past ASCII are negative
            at++;
        }
        if (at < end && json[at] == '"') {
            pos = at + 1;
            return new String(json, from, at - from, StandardCharsets.ISO_8859_1);
        }
        return longString(from);
    }

    /** A string that is likely to have been read before, such as a role: the same object is handed out while it is known. */
    public String symbol() {
        int from = openString();
        int at = from;
        int hash = 0;
        while (at < end && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            hash = 31 * hash + json[at++];
        }
        if (at < end && json[at] == '"') {
            pos = at + 1;
            return Symbols.of(json, from, at - from, hash);
        }
        return longString(from);
    }

    /** A number as the nearest double. */
    public double number() {
        peekByte();
        JsonNumber number = JsonNumber.scan(json, pos, end);
        if (number == null) {
            throw unexpected(peekByte(), "a number");
        }
        if (!Double.isFinite(number.value())) {
            throw fault("number is too large for a double: it must be finite");
        }
        pos = number.end();
        return number.value();
    }

    public boolean bool() {
        if (peekByte() == 't') {
            word("true");
            return true;
        }
        word("false");
        return false;
    }

    public void nullValue() {
        peekByte();
        word("null");
    }

    /** A part of the bytes that are read: {@code json[offset, offset + length)}. */
    public record Slice(int offset, int length) {}

    /**
     * Skips the next value by its brackets and quotes alone. Whoever reads a batch takes the slice of each element and decodes it by
     * itself, so that what is wrong inside one element does not spoil the others.
     */
    public Slice skip() {
        peekByte();
        int from = pos;
        pos = JsonExtent.end(json, start, from, end);
        return new Slice(from, pos - from);
    }

    /** Checks that nothing but white space follows. */
    public void end() {
        skipSpace();
        if (pos < end) {
            throw fault("text goes on after the end of its value");
        }
    }

    /** An exception for a fault at the place where this reader stands. */
    public JsonException fault(String message) {
        return new JsonException(message, pos - start);
    }

    private void open(char bracket, String what) {
        expect(bracket, what);
        if (++depth > maxDepth) {
            throw fault("nested deeper than " + maxDepth);
        }
        first = true;
    }

    private boolean nextMember(char close) {
        int c = peekByte();
        if (c == close) {
            pos++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            expect(',', "',' or '" + close + "'");
        }
        first = false;
        return true;
    }

    private int openString() {
        expect('"', "a string");
        return pos;
    }

    private String longString(int from) {
        JsonString string = new JsonString(json, start, from, end);
        String value = string.read();
        pos = string.position();
        return value;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (pos + i >= end || json[pos + i] != word.charAt(i)) {
                throw fault("expected " + word);
            }
        }
        pos += word.length();
    }

    private void expect(char wanted, String what) {
        int c = peekByte();
        if (c != wanted) {
            throw unexpected(c, what);
        }
        pos++;
    }

    private int peekByte() {
        if (pos < end && json[pos] > ' ') {
            return json[pos];
        }
        skipSpace();
        if (pos >= end) {
            throw fault("text ends too early");
        }
        return json[pos];
    }

    private void skipSpace() {
        while (pos < end && json[pos] <= ' ' && (json[pos] == ' ' || json[pos] == '\n' || json[pos] == '\r' || json[pos] == '\t')) {
            pos++;
        }
    }

    private JsonException unexpected(int c, String wanted) {
        String found = c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "byte 0x%02x".formatted(c & 0xff);
        return fault("expected " + wanted + ", found " + found);
    }
}
