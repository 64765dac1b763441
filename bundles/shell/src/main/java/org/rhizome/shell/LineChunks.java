package org.rhizome.shell;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into chunks that end where a line ends, without looking at anything but line ends. */
final class LineChunks {

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long position;
    private long line;
    private boolean ended;

    /** @param position of the stream's first byte in the whole, and @param line the lines before it, when the start is left out */
    LineChunks(InputStream in, long position, long line) {
        this.in = in;
        this.position = position;
        this.line = line;
    }

    /**
     * Whole lines.
     *
     * @param bytes the first {@code length} of which are the lines
     * @param end position in the whole after these lines
     * @param linesBefore lines in the whole before the first of these
     * @param lines how many there are
     */
    record Chunk(byte[] bytes, int length, long end, long linesBefore, long lines) {}

    /** Fills {@code buffer} with as many lines as it takes. @return null at the end */
    Chunk next(byte[] buffer) throws IOException {
        System.arraycopy(rest, 0, buffer, 0, rest.length);
        int filled = rest.length;
        if (!ended) {
            filled += in.readNBytes(buffer, filled, buffer.length - filled);
            ended = filled < buffer.length;
        }
        int length = ended ? filled : afterLastLineEnd(buffer, filled);
        if (length == 0 && filled > 0) {
            throw new ShellException("Line " + (line + 1) + " is longer than " + buffer.length / 1024
                    + " KiB, more than a delta may be. What came before it is imported.");
        }
        rest = java.util.Arrays.copyOfRange(buffer, length, filled);
        return length == 0 ? null : chunk(buffer, length);
    }

    private Chunk chunk(byte[] buffer, int length) {
        long lines = buffer[length - 1] == '\n' ? 0 : 1;
        for (int i = 0; i < length; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        Chunk chunk = new Chunk(buffer, length, position + length, line, lines);
        position += length;
        line += lines;
        return chunk;
    }

    private static int afterLastLineEnd(byte[] buffer, int filled) {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
