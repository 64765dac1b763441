package org.rhizome.store.mapdb;

import java.io.IOException;

/** Appends to one segment, a batch wholly or not at all. Used by one thread at a time. */
final class SegmentWriter implements AutoCloseable {

    private final Disk.WritableFile file;
    private long end;
    private boolean clean;

    /** @param end where the last good record ends; what lies behind is cut off before the first append */
    SegmentWriter(Disk.WritableFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Cuts off what an unfinished append left behind, if that has not been done yet. */
    void clean() throws IOException {
        if (!clean) {
            file.truncate(end);
            file.force();
            clean = true;
        }
    }

    /** Writes the first {@code length} bytes and makes them durable. When it throws, the segment ends where it ended before. */
    void append(byte[] bytes, int length) throws IOException {
        clean();
        clean = false;
        try {
            file.write(bytes, length, end);
            file.force();
        } catch (IOException e) {
            rollBack(e);
            throw e;
        }
        clean = true;
        end += length;
    }

    private void rollBack(IOException cause) {
        try {
            clean();
        } catch (IOException e) {
            cause.addSuppressed(e); // tried again before the next append
        }
    }

    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
