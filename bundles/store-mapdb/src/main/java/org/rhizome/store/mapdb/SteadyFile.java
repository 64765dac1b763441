package org.rhizome.store.mapdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file read at positions by many threads. An interrupt closes a {@link FileChannel} under every reader; this file opens it again, so that
 * one interrupted reader fails nobody. Reads go through the page cache and not through a mapping, so what was read is not held resident.
 */
final class SteadyFile implements AutoCloseable {

    private final Path path;
    private volatile FileChannel channel;
    private boolean closed;

    SteadyFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    Path path() {
        return path;
    }

    /** Fills {@code target} from {@code position} as far as the file goes and returns how many bytes that were. */
    int read(byte[] target, int length, long position) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel current = channel;
                try {
                    return read(current, ByteBuffer.wrap(target, 0, length), position);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(current);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static int read(FileChannel channel, ByteBuffer target, long position) throws IOException {
        while (target.hasRemaining()) {
            int count = channel.read(target, position + target.position());
            if (count < 0) {
                break;
            }
        }
        return target.position();
    }

    private synchronized void reopen(FileChannel broken) throws IOException {
        if (closed) {
            throw new IOException(path + " is closed");
        }
        if (channel == broken) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    long size() throws IOException {
        return path.toFile().length();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
