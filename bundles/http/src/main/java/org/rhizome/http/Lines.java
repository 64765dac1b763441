package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream of any length into lines where they lie in one buffer. A line that is too long is skipped, not kept. */
final class Lines {

    private static final int FIRST = 128 << 10;

    private final InputStream in;
    private final int cap;
    private byte[] buffer = new byte[FIRST];
    private int filled;
    private int next;
    private boolean ended;

    private int offset;
    private int length;
    private long number;
    private boolean tooLong;

    /** @param cap bytes of a line without its end */
    Lines(InputStream in, int cap) {
        this.in = in;
        this.cap = cap;
    }

    /** Moves on to the next line, which stays where it is until the next call. @return false at the end of the stream */
    boolean next() throws IOException {
        tooLong = false;
        offset = next;
        int scanned = next;
        while (true) {
            int feed = indexOfFeed(scanned);
            if (feed >= 0) {
                return line(feed, feed + 1);
            }
            scanned = filled;
            if (ended) {
                return (filled > offset || tooLong) && line(filled, filled);
            }
            scanned -= makeRoom();
            fill();
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** Number of the line in the stream, from 1. */
    long number() {
        return number;
    }

    /** Whether the line was longer than the cap; then its bytes are gone. */
    boolean tooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return !tooLong;
    }

    private boolean line(int end, int following) {
        tooLong |= end - offset > cap;
        length = end > offset && buffer[end - 1] == '\r' ? end - 1 - offset : end - offset;
        next = following;
        number++;
        return true;
    }

    private int indexOfFeed(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** @return by how much what was there moved towards the front */
    private int makeRoom() {
        int begun = filled - offset;
        if (begun > cap) { // whatever follows, it is too long: only the bytes after it matter
            tooLong = true;
            int gone = filled;
            filled = 0;
            offset = 0;
            return gone;
        }
        if (filled < buffer.length) {
            return 0;
        }
        int moved = offset;
        System.arraycopy(buffer, offset, buffer, 0, begun);
        filled = begun;
        offset = 0;
        if (filled > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        return moved;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }
}
