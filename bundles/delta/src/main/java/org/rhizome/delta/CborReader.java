package org.rhizome.delta;

import java.util.Arrays;
import org.rhizome.json.JsonException;
import org.rhizome.json.Utf8;

/**
 * Pulls values out of deterministic CBOR and refuses everything that {@link CborWriter} would not have written. No length is believed
 * beyond the bytes that are there. The order of keys is the caller's to check. Every method throws {@link InvalidDeltaException} when the
 * bytes do not go on as asked; {@code what} names the value in its message. Not thread safe.
 */
public final class CborReader {

    /** The least length that needs a head of one, two, four and eight further bytes. */
    private static final long[] SHORTEST = {24, 1 << 8, 1 << 16, 1L << 32};

    private final byte[] cbor;
    private final int end;
    private int pos;

    /** Reads {@code cbor[from, to)}; the array must not change meanwhile. */
    public CborReader(byte[] cbor, int from, int to) {
        this.cbor = cbor;
        this.pos = from;
        this.end = to;
    }

    int position() {
        return pos;
    }

    /** The major type of the next value in the upper three bits, as {@link CborWriter} names them. */
    public int major() {
        return peek() & 0xe0;
    }

    /** The count of members that follow, each a text and a value. */
    public int map(String what) {
        return length(CborWriter.MAP, what, "a map");
    }

    /** The count of elements, each of which takes at least {@code least} bytes; so no count exceeds what is left. */
    public int array(String what, int least) {
        int count = length(CborWriter.ARRAY, what, "an array");
        if ((long) least * count > end - pos) {
            throw cutOff(what, count);
        }
        return count;
    }

    public String text(String what) {
        int length = length(CborWriter.TEXT, what, "a text string");
        try {
            String text = Utf8.decode(cbor, pos, pos + length);
            pos += length;
            return text;
        } catch (JsonException e) {
            throw new InvalidDeltaException(what + " is not UTF-8 at byte " + e.offset());
        }
    }

    byte[] bytes(String what) {
        int length = length(CborWriter.BYTES, what, "a byte string");
        byte[] value = Arrays.copyOfRange(cbor, pos, pos + length);
        pos += length;
        return value;
    }

    /** True if the next value is a boolean. */
    public boolean atBool() {
        int head = peek();
        return head == 0xf4 || head == 0xf5;
    }

    public boolean bool(String what) {
        if (!atBool()) {
            throw new InvalidDeltaException(what + " must be a boolean, found CBOR head 0x%02x".formatted(peek()));
        }
        return cbor[pos++] == (byte) 0xf5;
    }

    public double number(String what) {
        int head = peek();
        double value = switch (head) {
            case 0xf9 -> Float.float16ToFloat(BigEndian.getShort(cbor, take(3, what) + 1));
            case 0xfa -> Float.intBitsToFloat(BigEndian.getInt(cbor, take(5, what) + 1));
            case 0xfb -> Double.longBitsToDouble(BigEndian.getLong(cbor, take(9, what) + 1));
            default -> throw new InvalidDeltaException(what + " must be a float, found CBOR head 0x%02x".formatted(head));
        };
        if (!Double.isFinite(value)) {
            throw new InvalidDeltaException(what + " must be finite, not " + value);
        }
        boolean single = (float) value == value;
        boolean half = single && Float.float16ToFloat(Float.floatToFloat16((float) value)) == value;
        int shortest = half ? 0xf9 : single ? 0xfa : 0xfb;
        if (head != shortest || value == 0 && 1 / value < 0) {
            throw new InvalidDeltaException(what + " is not canonical: a number takes its shortest float and zero has no sign");
        }
        return value;
    }

    /** Skips {@code key}, an encoded text, if it comes next. */
    boolean skipKey(byte[] key) {
        int to = pos + key.length;
        if (to > end || !Arrays.equals(cbor, pos, to, key, 0, key.length)) {
            return false;
        }
        pos = to;
        return true;
    }

    /** Skips {@code key}, which must come next. */
    void key(byte[] key, String name) {
        if (!skipKey(key)) {
            throw new InvalidDeltaException("expected the key " + name + " at byte " + pos + ": keys come in canonical order, each once, no others");
        }
    }

    /** Checks how many members a map was said to have. */
    void members(String what, int announced, int wanted) {
        if (announced != wanted) {
            throw new InvalidDeltaException(what + " must have " + wanted + " members here, not " + announced);
        }
    }

    /** Goes back to a position where this reader stood before. */
    void back(int position) {
        pos = position;
    }

    /** Skips the next value, whatever CBOR it is, as long as its lengths are definite. */
    void skip() {
        long left = 1;
        while (left > 0) {
            left += skipHead() - 1;
            if (left > end - pos) { // each takes at least a byte
                throw cutOff("a value", left);
            }
        }
    }

    /** Skips a head and the bytes that belong to it; returns how many values it has inside. */
    private long skipHead() {
        int head = peek();
        pos++;
        int info = head & 0x1f;
        long length = info < 24 ? info : anyLength(info, "a value");
        return switch (head & 0xe0) {
            case CborWriter.BYTES, CborWriter.TEXT -> {
                if (length > end - pos) {
                    throw cutOff("a string", length);
                }
                pos += (int) length;
                yield 0;
            }
            case CborWriter.ARRAY -> Math.min(length, end);
            case CborWriter.MAP -> 2 * Math.min(length, end);
            case CborWriter.TAG -> 1;
            default -> 0;
        };
    }

    /** Checks that nothing follows. */
    public void end() {
        if (pos != end) {
            throw new InvalidDeltaException((end - pos) + " bytes follow the end of the value");
        }
    }

    private int length(int major, String what, String kind) {
        int head = peek();
        if ((head & 0xe0) != major) {
            throw new InvalidDeltaException(what + " must be " + kind + ", found CBOR head 0x%02x".formatted(head));
        }
        pos++;
        int info = head & 0x1f;
        long length = info < 24 ? info : longLength(info, what);
        if (length > end - pos) {
            throw cutOff(what, length);
        }
        return (int) length;
    }

    private long longLength(int info, String what) {
        long length = anyLength(info, what);
        if (length < SHORTEST[info - 24]) {
            throw new InvalidDeltaException(what + " is not canonical: its length is not in the shortest form");
        }
        return length;
    }

    /** The length or number after a head; what does not fit a positive long is beyond all bounds. */
    private long anyLength(int info, String what) {
        long length = switch (info) {
            case 24 -> cbor[take(1, what)] & 0xff;
            case 25 -> BigEndian.getShort(cbor, take(2, what)) & 0xffff;
            case 26 -> BigEndian.getInt(cbor, take(4, what)) & 0xffffffffL;
            case 27 -> BigEndian.getLong(cbor, take(8, what));
            default -> throw new InvalidDeltaException(what + " has an indefinite or reserved length");
        };
        return length < 0 ? Long.MAX_VALUE : length;
    }

    private int peek() {
        if (pos >= end) {
            throw new InvalidDeltaException("CBOR ends too early, at byte " + pos);
        }
        return cbor[pos] & 0xff;
    }

    /** Moves past {@code count} bytes and returns where they start. */
    private int take(int count, String what) {
        if (count > end - pos) {
            throw cutOff(what, count);
        }
        pos += count;
        return pos - count;
    }

    private InvalidDeltaException cutOff(String what, long wanted) {
        return new InvalidDeltaException(what + " is cut off: it takes " + wanted + " but only " + (end - pos) + " bytes are left");
    }
}
