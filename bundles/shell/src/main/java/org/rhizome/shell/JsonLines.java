package org.rhizome.shell;

import java.io.IOException;
import java.io.InputStream;

/**
 * Turns one JSON array into a line per element, or one JSON object into one line, holding nothing but a few bytes: line ends become
 * spaces, the brackets of the array go and its commas become line ends. Whether each line is JSON is for the node to say.
 */
final class JsonLines extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int next;
    private boolean ended;

    /** Brackets that are open around the current byte, without those of the array. */
    private int depth;
    private boolean array;
    private boolean begun;
    private boolean closed;
    private boolean string;
    private boolean escaped;

    JsonLines(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (next == filled && !fill()) {
                return written == 0 ? -1 : written;
            }
            int out = step(buffer[next++]);
            if (out >= 0) {
                target[offset + written++] = (byte) out;
            }
        }
        return written;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        next = 0;
        filled = Math.max(0, in.read(buffer));
        if (filled == 0) {
            ended = true;
            requireWhole();
            buffer[filled++] = '\n';
        }
        return true;
    }

    private void requireWhole() throws IOException {
        if (string || depth > 0 || array && !closed) {
            throw new IOException("the JSON ends in the middle of a value");
        }
    }

    /** @return the byte to pass on, or -1 for none */
    private int step(byte b) throws IOException {
        if (string) {
            return inString(b);
        }
        switch (b) {
            case ' ', '\t', '\n', '\r' -> {
                return ended ? b : ' ';
            }
            case '"' -> string = true;
            case '[', '{' -> {
                return open(b);
            }
            case ']', '}' -> {
                return close(b);
            }
            case ',' -> {
                return array && depth == 0 ? '\n' : b;
            }
            default -> { }
        }
        begun = true;
        return b & 0xff;
    }

    private int inString(byte b) {
        string = escaped || b != '"';
        escaped = !escaped && b == '\\';
        return b & 0xff;
    }

    private int open(byte b) throws IOException {
        if (closed) {
            throw new IOException("there is more after the end of the JSON array");
        }
        if (!begun && b == '[') {
            begun = true;
            array = true;
            return -1;
        }
        begun = true;
        depth++;
        return b;
    }

    private int close(byte b) {
        if (array && depth == 0) {
            closed = true;
            return -1;
        }
        depth--;
        return b;
    }
}
