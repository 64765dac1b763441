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

    /** Behind the checksum of a block stands how many sequences the blocks before have, then come the entries. */
    static final int RANK = Integer.BYTES;
    static final int ENTRIES = RANK + Long.BYTES;

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

    /** Writes adjacent runs, durably, but for the names of the files. @param records those of which postings are made */
    DiskRun write(String name, List<? extends Run> newestFirst, SegmentList records) throws IOException {
        Path table = folder.resolve(name + ".run");
        Path filter = folder.resolve(name + ".bloom");
        RunSize expected = newestFirst.stream().map(Run::size).reduce(RunSize.NONE, RunSize::and);
        Bloom bloom = new Bloom(expected.filtered());
        RunSize size;
        try {
            size = writeTable(table, Merge.of(newestFirst.stream().map(run -> run.all(records)).toList()), expected, bloom);
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
        BlockSink blocks = new BlockSink(sink, longest);
        long filtered = 0;
        while (cursor.advance()) {
            if (Family.filtered(cursor.tag())) {
                bloom.add(Bloom.hash(cursor.bytes, cursor.start + Entry.HEADER));
                filtered++;
            }
            if (blocks.add(cursor)) {
                betweenBlocks.run();
            }
        }
        blocks.end();
        return new RunSize(blocks.entries, filtered, blocks.bytes, longest);
    }

    /** Puts entries together as blocks. */
    private static final class BlockSink {

        private final SortedTableMap.Sink<byte[], byte[]> sink;
        private final Entries block;
        private byte[] firstKey;
        private long rank;
        private long inBlock;
        private long entries;
        private long bytes;

        BlockSink(SortedTableMap.Sink<byte[], byte[]> sink, int longest) {
            this.sink = sink;
            this.block = new Entries(BLOCK + longest, 128);
        }

        /** Adds the entry on which {@code cursor} stands. @return whether a block was full before */
        boolean add(Cursor cursor) {
            int sequences = Postings.count(cursor.bytes, cursor.start);
            if (block.join(cursor)) {
                inBlock += sequences;
                return false;
            }
            boolean full = block.length() + cursor.size() > BLOCK && block.count() > 0;
            if (full) {
                end();
            }
            if (block.count() == 0) {
                firstKey = cursor.key();
            }
            block.copy(cursor);
            inBlock += sequences;
            return full;
        }

        void end() {
            if (block.count() == 0) {
                return;
            }
            byte[] encoded = block.toBytes(ENTRIES);
            BigEndian.putLong(encoded, RANK, rank);
            BigEndian.putInt(encoded, 0, DiskRun.checksum(encoded));
            sink.put(firstKey, encoded);
            rank += inBlock;
            entries += block.count();
            bytes += block.length();
            inBlock = 0;
            block.clear();
        }
    }
}
