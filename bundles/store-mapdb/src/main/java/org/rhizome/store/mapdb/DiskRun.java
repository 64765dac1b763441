package org.rhizome.store.mapdb;

import java.io.IOError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.mapdb.DBException;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;
import org.mapdb.volume.MappedFileVol;
import org.mapdb.volume.Volume;
import org.rhizome.store.StoreException;

/**
 * A run in a file: a {@link SortedTableMap} from the first key of a block to the block, mapped for reading. The mapping ends by garbage
 * collection, so a snapshot may use a run whose file has been deleted.
 *
 * <p>Blocks instead of single entries: the map then costs nothing per entry, neither when it is written nor in heap, and a lookup decodes
 * a handful of first keys and one block.
 */
final class DiskRun extends Run {

    private final RunDescription description;
    private final SortedTableMap<byte[], byte[]> blocks;

    private DiskRun(RunDescription description, Bloom bloom, SortedTableMap<byte[], byte[]> blocks) {
        super(description.span(), bloom, description.size());
        this.description = description;
        this.blocks = blocks;
    }

    /** Opens the run. @throws IOException if a file is missing or not as it was written */
    static DiskRun open(Path folder, RunDescription description) throws IOException {
        for (RunFile file : description.files()) {
            file.check(folder);
        }
        try {
            Volume volume = MappedFileVol.FACTORY.makeVolume(description.table().in(folder).toString(), true);
            Bloom bloom = Bloom.ofBytes(Files.readAllBytes(description.bloom().in(folder)));
            return new DiskRun(description, bloom, SortedTableMap.open(volume, Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY));
        } catch (RuntimeException e) {
            throw new IOException(description.table().in(folder) + " cannot be opened: " + e, e);
        }
    }

    RunDescription description() {
        return description;
    }

    @Override
    Cursor from(byte[] key) {
        Map.Entry<byte[], byte[]> floor = floor(key);
        if (floor == null) {
            return all();
        }
        Block block = block(floor.getValue());
        return block.cursor(block.ceiling(key), new Following(floor.getKey()));
    }

    private Map.Entry<byte[], byte[]> floor(byte[] key) {
        try {
            return blocks.floorEntry(key);
        } catch (DBException | IndexOutOfBoundsException | IOError | InternalError e) { // bytes that changed
            throw damaged(e);
        }
    }

    @Override
    Cursor postings(byte[] key, SegmentList records) {
        return from(key);
    }

    @Override
    Cursor all(SegmentList records) {
        return all();
    }

    @Override
    long count(KeyRange range, SegmentList records) {
        return rank(range.to()) - rank(range.from());
    }

    private long rank(byte[] key) {
        Map.Entry<byte[], byte[]> floor = floor(key);
        if (floor == null) {
            return 0;
        }
        Block block = block(floor.getValue());
        long rank = BigEndian.getLong(floor.getValue(), RunWriter.RANK);
        for (int i = block.ceiling(key) - 1; i >= 0; i--) {
            rank += Postings.count(block.bytes(), block.start(i));
        }
        return rank;
    }

    private Cursor all() {
        return Block.EMPTY.cursor(0, blocks(blocks.entryIterator()));
    }

    private Iterator<Block> blocks(Iterator<Map.Entry<byte[], byte[]>> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Block next() {
                return block(entries.next().getValue());
            }
        };
    }

    /** The blocks behind one, looked up when they are needed: most reads end in the block where they begin. */
    private final class Following implements Iterator<Block> {

        private final byte[] key;
        private Iterator<Block> following;

        Following(byte[] key) {
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            if (following == null) {
                following = blocks(blocks.tailMap(key, false).entrySet().iterator());
            }
            return following.hasNext();
        }

        @Override
        public Block next() {
            return following.next();
        }
    }

    private Block block(byte[] bytes) {
        if (BigEndian.getInt(bytes, 0) != checksum(bytes)) {
            throw damaged(null);
        }
        return Block.parse(bytes, RunWriter.ENTRIES);
    }

    private StoreException damaged(Throwable cause) {
        return new StoreException(description.table().name() + " in the index folder is damaged; restart to make the index again", cause);
    }

    static int checksum(byte[] block) {
        CRC32C crc = new CRC32C();
        crc.update(block, RunWriter.RANK, block.length - RunWriter.RANK);
        return (int) crc.getValue();
    }

    List<RunFile> files() {
        return description.files();
    }
}
