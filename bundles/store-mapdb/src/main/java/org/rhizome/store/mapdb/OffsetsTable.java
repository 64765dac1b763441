package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Offsets of a sealed segment in a mapped file of its own: four bytes per record and a CRC32C at the end. Derived from the segment; a
 * missing or damaged table is made again. The mapping ends with the last snapshot that uses it, by garbage collection.
 */
final class OffsetsTable implements Offsets {

    private final ByteBuffer starts;

    private OffsetsTable(ByteBuffer starts) {
        this.starts = starts;
    }

    /** The table in {@code path}, if there is one that holds. */
    static Optional<OffsetsTable> load(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int length = file.capacity() - Integer.BYTES;
            if (length < Integer.BYTES || length % Integer.BYTES != 0 || checksum(file.slice(0, length)) != file.getInt(length)) {
                return Optional.empty();
            }
            return Optional.of(new OffsetsTable(file.slice(0, length)));
        }
    }

    static void save(Path path, Offsets offsets, Disk disk) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((offsets.count() + 2) * Integer.BYTES);
        for (int i = 0; i <= offsets.count(); i++) {
            bytes.putInt((int) offsets.start(i));
        }
        bytes.putInt(checksum(bytes.slice(0, bytes.position())));
        disk.replace(path, bytes.array());
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public int count() {
        return starts.capacity() / Integer.BYTES - 1;
    }

    @Override
    public long start(int index) {
        return starts.getInt(index * Integer.BYTES);
    }
}
