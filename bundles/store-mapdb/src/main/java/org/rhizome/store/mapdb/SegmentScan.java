package org.rhizome.store.mapdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records of a segment by reading it from front to back.
 *
 * <p>Where no whole record stands, the next place is sought where one does, its sequence being one that could stand there. If there is one,
 * the bytes between are a damage in the middle: they stay, their sequences are lost and reported, what follows is served. If there is none,
 * they are the tail of an unfinished write. So are the records of a batch whose last one is not there: nobody was told that it is stored.
 */
final class SegmentScan {

    private static final int WINDOW = 1 << 20;

    /** Bytes of the file where the records of the sequences {@code first} to {@code last} do not hold. */
    record Gap(long offset, long first, long last) {}

    /** The last place where a batch ended: how far the scan was there. */
    private record Finished(long end, int records, int gaps) {}

    private final Window window;
    private final long size;
    private final long lastPossible;
    private final GrowingOffsets offsets = new GrowingOffsets(Segment.HEADER_LENGTH);
    private final List<Gap> gaps = new ArrayList<>();
    private long expected;
    private long end = Segment.HEADER_LENGTH;
    private Finished finished;

    private SegmentScan(SteadyFile file, long first, long lastPossible) throws IOException {
        this.window = new Window(file, WINDOW);
        this.size = file.size();
        this.lastPossible = lastPossible;
        this.expected = first;
        this.finished = here();
        run();
    }

    /** Scans a segment that is known to have had the sequences from {@code first} to {@code last}. */
    static SegmentScan sealed(SteadyFile file, long first, long last) throws IOException {
        SegmentScan scan = new SegmentScan(file, first, last);
        scan.expectAll();
        return scan;
    }

    /** Scans the segment that grew last, up to the end of its last finished batch. */
    static SegmentScan active(SteadyFile file, long first) throws IOException {
        SegmentScan scan = new SegmentScan(file, first, Long.MAX_VALUE);
        scan.dropUnfinished();
        return scan;
    }

    private Finished here() {
        return new Finished(end, offsets.count(), gaps.size());
    }

    private void run() throws IOException {
        long position = end;
        while (position < size && expected <= lastPossible) {
            if (lengthAt(position) > 0) {
                take(position);
                position = end;
            } else {
                position++;
            }
        }
    }

    /** The length of the whole record at {@code position}, 0 when there is none. */
    private int lengthAt(long position) throws IOException {
        int at = window.at(position, RecordFormat.SMALLEST);
        if (at < 0) {
            return 0;
        }
        int length = BigEndian.getInt(window.bytes(), at + RecordFormat.LENGTH);
        long sequence = BigEndian.getLong(window.bytes(), at + RecordFormat.SEQUENCE);
        if (length < RecordFormat.SMALLEST || length > size - position || !isPossible(sequence, position)) {
            return 0;
        }
        int whole = window.at(position, length);
        return RecordFormat.isWhole(window.bytes(), whole, length, sequence) ? length : 0;
    }

    /** Behind good records comes the next sequence; behind damaged bytes one of those that they had room to swallow. */
    private boolean isPossible(long sequence, long position) {
        long lost = sequence - expected;
        boolean fits = position == end ? lost == 0 : lost > 0 && lost <= (position - end) / RecordFormat.SMALLEST;
        return fits && sequence <= lastPossible;
    }

    private void take(long position) throws IOException {
        int at = window.at(position, RecordFormat.SMALLEST);
        long sequence = BigEndian.getLong(window.bytes(), at + RecordFormat.SEQUENCE);
        int length = BigEndian.getInt(window.bytes(), at + RecordFormat.LENGTH);
        boolean endsBatch = RecordFormat.endsBatch(window.bytes(), at);
        if (position > end) {
            lose(sequence - 1, position);
        }
        expected = sequence + 1;
        end = position + length;
        offsets.add(end);
        if (endsBatch) {
            finished = here();
        }
    }

    /** All sequences before the next record share the place where the damage starts; the last of them ends where that record starts. */
    private void lose(long last, long next) {
        gaps.add(new Gap(end, expected, last));
        for (long lost = expected; lost < last; lost++) {
            offsets.add(end);
        }
        offsets.add(next);
    }

    private void expectAll() {
        if (expected <= lastPossible) {
            lose(lastPossible, size);
            expected = lastPossible + 1;
        }
    }

    private void dropUnfinished() {
        end = finished.end;
        offsets.shorten(finished.records);
        gaps.subList(finished.gaps, gaps.size()).clear();
    }

    /** Where the records are; more may be added. */
    GrowingOffsets growing() {
        return offsets;
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Where the last record of a finished batch ends. */
    long end() {
        return end;
    }

    /** Bytes of an unfinished write behind that. */
    long torn() {
        return Math.max(0, size - end);
    }
}
