package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that is full after so many more bytes. */
final class FailingDisk implements Disk {

    static final String REASON = "No space left on the test's device";

    private final Disk real = Disk.real();
    private long room = Long.MAX_VALUE;
    private boolean refuseToTruncate;

    void failAfter(long bytes) {
        room = bytes;
    }

    void refuseToTruncate() {
        refuseToTruncate = true;
    }

    void work() {
        room = Long.MAX_VALUE;
        refuseToTruncate = false;
    }

    @Override
    public WritableFile open(Path path) throws IOException {
        WritableFile file = real.open(path);
        return new WritableFile() {
            @Override
            public void write(byte[] bytes, int length, long position) throws IOException {
                int fits = (int) Math.min(room, length);
                file.write(bytes, fits, position);
                room -= fits;
                if (fits < length) {
                    throw new IOException(REASON);
                }
            }

            @Override
            public void force() throws IOException {
                file.force();
            }

            @Override
            public void truncate(long length) throws IOException {
                if (refuseToTruncate) {
                    throw new IOException(REASON);
                }
                file.truncate(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
