package org.rhizome.store.mapdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Offsets of a sealed segment in a mapped file of its own: four bytes per record and a CRC32C at the end. Derived from the segment; a missing
 * or damaged table is made again. The mapping ends with the last snapshot that uses it, by garbage collection.
 */
final class OffsetsTable implements Offsets {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment starts;

    private OffsetsTable(MemorySegment starts) {
        this.starts = starts;
    }

    /** The table in {@code path}, if there is one that holds. */
    static Optional<OffsetsTable> load(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            long length = file.byteSize() - Integer.BYTES;
            if (length < Integer.BYTES || length % Integer.BYTES != 0 || checksum(file.asSlice(0, length)) != file.get(INT, length)) {
                return Optional.empty();
            }
            return Optional.of(new OffsetsTable(file.asSlice(0, length)));
        }
    }

    static void save(Path path, Offsets offsets, Disk disk) throws IOException {
        byte[] bytes = new byte[(offsets.count() + 2) * Integer.BYTES];
        for (int i = 0; i <= offsets.count(); i++) {
            BigEndian.putInt(bytes, i * Integer.BYTES, (int) offsets.start(i));
        }
        int length = bytes.length - Integer.BYTES;
        BigEndian.putInt(bytes, length, checksum(MemorySegment.ofArray(bytes).asSlice(0, length)));
        disk.replace(path, bytes);
    }

    private static int checksum(MemorySegment bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.asByteBuffer());
        return (int) crc.getValue();
    }

    @Override
    public int count() {
        return (int) (starts.byteSize() / Integer.BYTES) - 1;
    }

    @Override
    public long start(int index) {
        return starts.get(INT, (long) index * Integer.BYTES);
    }
}
