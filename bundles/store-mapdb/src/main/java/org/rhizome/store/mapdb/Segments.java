package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rhizome.store.DamagedRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The truth of the store: all records in arrival order, in files of which only the last one grows. Used by one thread at a time; what it
 * hands out as {@link SegmentList} may be read by all.
 */
final class Segments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);

    private final Path folder;
    private final long segmentBytes;
    private final Disk disk;
    private final Damages damages;
    private SegmentList list;
    private GrowingOffsets growing;
    private SegmentWriter writer;
    private long activeEnd;

    private Segments(Path folder, long segmentBytes, Disk disk, Damages damages) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.disk = disk;
        this.damages = damages;
        this.list = new SegmentList(List.of(), damages);
    }

    /** Finds the segments in {@code folder}. Reads only the last one, and those whose table of offsets is missing or damaged. */
    static Segments open(Path folder, long segmentBytes, Disk disk, Damages damages) throws IOException {
        Segments segments = new Segments(folder, segmentBytes, disk, damages);
        segments.recover();
        return segments;
    }

    private void recover() throws IOException {
        List<Long> firsts = firsts();
        List<Segment> found = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            long first = firsts.get(i);
            SteadyFile file = new SteadyFile(Segment.path(folder, first));
            found.add(i + 1 < firsts.size() ? sealed(file, first, firsts.get(i + 1) - 1) : active(file, first));
        }
        list = new SegmentList(found, damages);
        if (!found.isEmpty()) {
            cutTornTail(found.getLast());
        }
    }

    private List<Long> firsts() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{20}\\" + Segment.EXTENSION))
                    .map(name -> Long.parseLong(name, 0, 20, 10))
                    .sorted().toList();
        }
    }

    private Segment sealed(SteadyFile file, long first, long last) throws IOException {
        Segment unread = new Segment(first, file, new GrowingOffsets(Segment.HEADER_LENGTH));
        Offsets table = OffsetsTable.load(unread.offsetsPath()).orElse(null);
        if (table != null && first + table.count() - 1 == last) {
            return new Segment(first, file, table);
        }
        LOG.info("{} has no table of offsets that holds; reading the segment to make it again", file.path());
        SegmentScan scan = SegmentScan.sealed(file, first, last);
        report(file, scan);
        return seal(new Segment(first, file, scan.growing()));
    }

    private Segment active(SteadyFile file, long first) throws IOException {
        SegmentScan scan = SegmentScan.active(file, first);
        report(file, scan);
        growing = scan.growing();
        activeEnd = scan.end();
        if (scan.torn() > 0) {
            LOG.warn("{} ends with {} bytes of an unfinished write; cutting it at offset {}", file.path(), scan.torn(), scan.end());
        }
        return new Segment(first, file, growing);
    }

    private void report(SteadyFile file, SegmentScan scan) {
        for (SegmentScan.Gap gap : scan.gaps()) {
            String fault = "the records of the sequences " + gap.first() + " to " + gap.last() + " do not match their checksums";
            String sentence = new DamagedRecordException(file.path().toString(), gap.offset(), fault).getMessage();
            damages.add(sentence, gap.first(), gap.last());
            LOG.error(sentence);
        }
    }

    /** Done at once where possible; a folder that cannot be written keeps its tail, which nothing reads, until the first append. */
    private void cutTornTail(Segment active) {
        try {
            if (active.file().size() != activeEnd || growing.count() == 0) { // without records the header may be torn too
                writer().clean();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be cut at offset {} now: {}", active.path(), activeEnd, e.getMessage());
        }
    }

    SegmentList list() {
        return list;
    }

    /**
     * Appends the records of the next sequences, durably.
     *
     * @throws IOException if that failed; nothing of the records is left then
     */
    void append(Records records) throws IOException {
        int length = records.bytes().length;
        if (list.all().isEmpty()) {
            list = list.with(create(1));
        } else if (growing.count() > 0 && writer().end() + length > segmentBytes) {
            roll();
        }
        long base = writer().end();
        writer().append(records.bytes(), length);
        for (int end : records.ends()) {
            growing.add(base + end);
        }
        activeEnd = writer.end();
    }

    private SegmentWriter writer() throws IOException {
        if (writer == null) {
            Segment active = list.all().getLast();
            writer = writer(active.path(), active.first(), activeEnd);
        }
        return writer;
    }

    /** Writes to a segment that ends at {@code end}; one without records gets its header, which may have been torn. */
    private SegmentWriter writer(Path path, long first, long end) throws IOException {
        Disk.WritableFile file = disk.open(path);
        if (end > Segment.HEADER_LENGTH) {
            return new SegmentWriter(file, end);
        }
        SegmentWriter fresh = new SegmentWriter(file, 0);
        try {
            fresh.append(Segment.header(first), Segment.HEADER_LENGTH);
            disk.forceFolder(folder);
            return fresh;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void roll() throws IOException {
        Segment full = list.all().getLast();
        SegmentWriter filled = writer();
        filled.clean(); // an unfinished batch is cut off only where it is the end of all
        Segment next = create(full.last() + 1);
        list = list.rolled(seal(full), next);
        filled.close();
    }

    /** Makes an empty segment the active one; leaves all as it was when that fails. */
    private Segment create(long first) throws IOException {
        Path path = Segment.path(folder, first);
        if (!Files.exists(folder)) { // the way to the first records must be as durable as they are
            Files.createDirectories(folder);
            disk.forceFolder(folder.toAbsolutePath().getParent());
            disk.forceFolder(folder.toAbsolutePath().getParent().getParent());
        }
        SegmentWriter fresh = writer(path, first, Segment.HEADER_LENGTH);
        SteadyFile readable = new SteadyFile(path);
        writer = fresh;
        growing = new GrowingOffsets(Segment.HEADER_LENGTH);
        activeEnd = fresh.end();
        return new Segment(first, readable, growing);
    }

    /** Moves the offsets of a full segment out of the heap; they stay there when the table cannot be written. */
    private Segment seal(Segment full) {
        try {
            OffsetsTable.save(full.offsetsPath(), full.offsets(), disk);
            Offsets table = OffsetsTable.load(full.offsetsPath()).<Offsets>map(mapped -> mapped).orElse(full.offsets());
            return new Segment(full.first(), full.file(), table);
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}; it is made again at the next start", full.offsetsPath(), e.getMessage());
            return full;
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
        list.all().forEach(segment -> segment.file().close());
    }
}
