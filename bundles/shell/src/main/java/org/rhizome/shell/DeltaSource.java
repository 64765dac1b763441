package org.rhizome.shell;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;

/**
 * A file of deltas as a stream of lines. What it holds is told by its content: lines of JSON (NDJSON), one JSON array or object over any
 * number of lines, each also compressed by gzip.
 */
final class DeltaSource implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    /** A first line longer than this is taken for NDJSON all the same. */
    private static final int HEAD_BYTES = 1 << 20;

    private final Counting raw;
    private final long size;
    private final InputStream lines;

    private DeltaSource(InputStream in, long size) throws IOException {
        this.raw = new Counting(in);
        this.size = size;
        this.lines = asLines(new BufferedInputStream(decompressed(new BufferedInputStream(raw, BUFFER_BYTES)), BUFFER_BYTES));
    }

    static DeltaSource open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new DeltaSource(in, Files.size(file));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** A stream whose length nobody knows. */
    static DeltaSource of(InputStream in) throws IOException {
        return new DeltaSource(in, -1);
    }

    InputStream lines() {
        return lines;
    }

    /** How much of the file was read, from 0 to 1; NaN when its length is not known. */
    double fraction() {
        return size < 0 ? Double.NaN : size == 0 ? 1 : (double) raw.count / size;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    private static InputStream decompressed(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    }

    private static InputStream asLines(BufferedInputStream in) throws IOException {
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        return spreadOverLines(head) ? new JsonLines(in) : in;
    }

    /** Whether this is the start of one JSON value rather than of a line per value. */
    private static boolean spreadOverLines(byte[] head) {
        int from = 0;
        while (from < head.length && head[from] >= 0 && head[from] <= ' ') {
            from++;
        }
        if (from == head.length || head[from] != '{') {
            return from < head.length && head[from] == '[';
        }
        int end = from;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return end < head.length && goesOn(head, from, end);
    }

    /** Where people and printers break a JSON object: after a bracket or comma, with more brackets open than closed. */
    private static boolean goesOn(byte[] json, int from, int to) {
        int last = to - 1;
        while (json[last] <= ' ' && json[last] >= 0) {
            last--;
        }
        if (json[last] != '{' && json[last] != '[' && json[last] != ',') {
            return false;
        }
        try {
            new JsonReader(json, from, to - from).skip();
            return false;
        } catch (JsonException e) {
            return e.offset() >= to - from;
        }
    }

    private static final class Counting extends FilterInputStream {

        private volatile long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
