package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapdb.DBException;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;
import org.mapdb.volume.RandomAccessFileVol;
import org.mapdb.volume.Volume;

/** Writes runs as one run into files. */
final class RunWriter {

    /** Bytes of the checksum in front of the entries of a block. */
    static final int CHECKSUM = Integer.BYTES;

    private static final int BLOCK = 4 << 10;
    private static final int SMALLEST_PAGE = 64 << 10;

    private final Path folder;
    private final Disk disk;
    private final Runnable betweenBlocks;

    /** @param betweenBlocks called now and then, for what must not wait until a long merge is done */
    RunWriter(Path folder, Disk disk, Runnable betweenBlocks) {
        this.folder = folder;
        this.disk = disk;
        this.betweenBlocks = betweenBlocks;
    }

    /** Writes adjacent runs, durably, but for the names of the files. */
    DiskRun write(String name, List<? extends Run> newestFirst) throws IOException {
        Path table = folder.resolve(name + ".run");
        Path filter = folder.resolve(name + ".bloom");
        RunSize expected = newestFirst.stream().map(Run::size).reduce(RunSize.NONE, RunSize::and);
        Bloom bloom = new Bloom(expected.filtered());
        RunSize size;
        try {
            size = writeTable(table, Merge.of(newestFirst.stream().map(Run::all).toList()), expected, bloom);
            try (Disk.WritableFile file = disk.open(filter)) {
                byte[] bytes = bloom.toBytes();
                file.write(bytes, bytes.length, 0);
                file.force();
            }
        } catch (IOException e) {
            Files.deleteIfExists(table);
            Files.deleteIfExists(filter);
            throw e;
        }
        Span span = newestFirst.reversed().stream().map(Run::span).reduce(Span::and).orElseThrow();
        return DiskRun.open(folder, new RunDescription(span, size, RunFile.of(table), RunFile.of(filter)));
    }

    private RunSize writeTable(Path path, Cursor cursor, RunSize expected, Bloom bloom) throws IOException {
        Files.deleteIfExists(path);
        // A block, its key and MapDB's own bytes must fit into a page.
        int page = Math.max(SMALLEST_PAGE, Integer.highestOneBit(2 * (BLOCK + expected.longest())) * 2);
        // Written through a file, not a mapping: a full disk is an exception then.
        Volume volume = new RandomAccessFileVol(path.toFile(), false, -1, 0);
        try {
            SortedTableMap.Sink<byte[], byte[]> sink = SortedTableMap.create(volume, Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                    .pageSize(page).nodeSize(1).createFromSink();
            RunSize size = fill(sink, cursor, bloom, expected.longest());
            sink.create();
            return size;
        } catch (DBException e) {
            throw new IOException("cannot write " + path, e);
        } finally {
            volume.close();
        }
    }

    private RunSize fill(SortedTableMap.Sink<byte[], byte[]> sink, Cursor cursor, Bloom bloom, int longest) {
        Entries block = new Entries(BLOCK + longest, 128);
        byte[] firstKey = null;
        long count = 0;
        long filtered = 0;
        long bytes = 0;
        while (cursor.advance()) {
            if (block.length() + cursor.size() > BLOCK && block.count() > 0) {
                put(sink, firstKey, block);
            }
            if (block.count() == 0) {
                firstKey = cursor.key();
            }
            if (Family.filtered(cursor.tag())) {
                bloom.add(Bloom.hash(cursor.bytes, cursor.start + Entry.HEADER));
                filtered++;
            }
            count++;
            bytes += cursor.size();
            block.copy(cursor);
        }
        if (block.count() > 0) {
            put(sink, firstKey, block);
        }
        return new RunSize(count, filtered, bytes, longest);
    }

    private void put(SortedTableMap.Sink<byte[], byte[]> sink, byte[] firstKey, Entries block) {
        byte[] bytes = block.toBytes(CHECKSUM);
        BigEndian.putInt(bytes, 0, DiskRun.checksum(bytes));
        sink.put(firstKey, bytes);
        block.clear();
        betweenBlocks.run();
    }
}
