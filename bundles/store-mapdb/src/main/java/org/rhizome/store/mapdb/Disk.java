package org.rhizome.store.mapdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The writing half of the file system, so that a test can make it fail. */
interface Disk {

    /** A file open for writing. None of these calls is interruptible, so an interrupted caller cannot leave half a batch behind. */
    interface WritableFile extends AutoCloseable {

        void write(byte[] bytes, int length, long position) throws IOException;

        /** Returns when all that was written is on the device. */
        void force() throws IOException;

        void truncate(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens or creates {@code path} for writing. */
    WritableFile open(Path path) throws IOException;

    /** Makes the names in {@code folder} durable. Only a channel can do that, and an interrupt closes it: then once more. */
    default void forceFolder(Path folder) throws IOException {
        boolean interrupted = false;
        while (true) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                break;
            } catch (ClosedByInterruptException e) {
                interrupted = Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts {@code bytes} in the place of what {@code path} held, durably, all or nothing. */
    default void replace(Path path, byte[] bytes) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (WritableFile file = open(fresh)) {
            file.truncate(0);
            file.write(bytes, bytes.length, 0);
            file.force();
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(path.getParent());
    }

    /** The real one. */
    static Disk real() {
        return path -> {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            return new WritableFile() {
                @Override
                public void write(byte[] bytes, int length, long position) throws IOException {
                    file.seek(position);
                    file.write(bytes, 0, length);
                }

                @Override
                public void force() throws IOException {
                    file.getFD().sync();
                }

                @Override
                public void truncate(long length) throws IOException {
                    file.setLength(length);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        };
    }
}
