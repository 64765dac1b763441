package org.rhizome.store.mapdb;

import java.io.IOException;

/** A stretch of a file in memory that moves along with a long read. Not safe to share between threads. */
final class Window {

    private final SteadyFile file;
    private byte[] bytes;
    private long base;
    private int filled;

    Window(SteadyFile file, int size) {
        this(file, 0, size);
    }

    /** Begins with the {@code size} bytes from {@code base}, read when some of them are asked for. */
    Window(SteadyFile file, long base, int size) {
        this.file = file;
        this.base = base;
        this.bytes = new byte[size];
    }

    /** What {@link #at} points into; another array after the next call of it. */
    byte[] bytes() {
        return bytes;
    }

    /** Where {@code length} bytes from {@code position} of the file stand in {@link #bytes}; -1 when the file ends before. */
    int at(long position, int length) throws IOException {
        if (position < base || position + length > base + filled) {
            load(position, length);
        }
        return position + length <= base + filled ? (int) (position - base) : -1;
    }

    private void load(long position, int length) throws IOException {
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        if (filled > 0 || position < base || position + length > base + bytes.length) {
            base = position;
        }
        filled = file.read(bytes, bytes.length, base);
    }
}
