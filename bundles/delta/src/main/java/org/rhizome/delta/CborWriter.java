package org.rhizome.delta;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes deterministic CBOR: shortest heads, definite lengths, every number the shortest float that is exact. The caller keeps the
 * counts it announces and the order of keys: by the length of their UTF-8 bytes, then by these bytes. Not thread safe.
 */
public final class CborWriter {

    /** Major types, in the upper three bits of a head. */
    static final int BYTES = 2 << 5;
    public static final int TEXT = 3 << 5;
    public static final int ARRAY = 4 << 5;
    public static final int MAP = 5 << 5;
    static final int TAG = 6 << 5;

    private byte[] buffer;
    private int size;

    /** @param capacity bytes to begin with; the buffer grows */
    public CborWriter(int capacity) {
        buffer = new byte[capacity];
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** The head of a map; its members follow, each a text and a value. */
    public void map(int members) {
        head(MAP, members);
    }

    /** The head of an array; its elements follow. */
    public void array(long elements) {
        head(ARRAY, elements);
    }

    /** Something that is CBOR already, such as a key. */
    public void raw(byte[] cbor) {
        room(cbor.length);
        System.arraycopy(cbor, 0, buffer, size, cbor.length);
        size += cbor.length;
    }

    public void bytes(byte[] value) {
        head(BYTES, value.length);
        raw(value);
    }

    public void bool(boolean value) {
        room(1);
        buffer[size++] = (byte) (value ? 0xf5 : 0xf4);
    }

    public void text(String value) {
        textBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A text whose UTF-8 bytes are known. */
    void textBytes(byte[] utf8) {
        head(TEXT, utf8.length);
        raw(utf8);
    }

    /** A number that is finite and, when zero, has no sign, as {@link Num} makes sure. */
    public void number(double value) {
        room(9);
        float single = (float) value;
        if (single != value) {
            buffer[size] = (byte) 0xfb;
            BigEndian.putLong(buffer, size + 1, Double.doubleToRawLongBits(value));
            size += 9;
            return;
        }
        short half = Float.floatToFloat16(single);
        if (Float.float16ToFloat(half) == single) {
            buffer[size] = (byte) 0xf9;
            BigEndian.putShort(buffer, size + 1, half);
            size += 3;
            return;
        }
        buffer[size] = (byte) 0xfa;
        BigEndian.putInt(buffer, size + 1, Float.floatToRawIntBits(single));
        size += 5;
    }

    private void head(int major, long length) {
        room(9);
        if (length < 24) {
            buffer[size++] = (byte) (major | (int) length);
        } else if (length < 1 << 8) {
            buffer[size++] = (byte) (major | 24);
            buffer[size++] = (byte) length;
        } else if (length < 1 << 16) {
            buffer[size++] = (byte) (major | 25);
            BigEndian.putShort(buffer, size, (short) length);
            size += 2;
        } else if (length < 1L << 32) {
            buffer[size++] = (byte) (major | 26);
            BigEndian.putInt(buffer, size, (int) length);
            size += 4;
        } else {
            buffer[size++] = (byte) (major | 27);
            BigEndian.putLong(buffer, size, length);
            size += 8;
        }
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, Math.addExact(size, bytes)));
        }
    }
}
