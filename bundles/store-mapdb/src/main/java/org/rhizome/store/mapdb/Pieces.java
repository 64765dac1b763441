package org.rhizome.store.mapdb;

import java.util.Arrays;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/**
 * Reads some records of which it is known beforehand which ones: those that lie close together come in one read. A system call costs as
 * much as copying a few thousand bytes. Not safe to share between threads.
 */
final class Pieces {

    private static final int LONGEST_GAP = 4 << 10;
    private static final int LONGEST_PIECE = 64 << 10;

    private record Piece(Segment segment, Window window) {}

    private final SegmentList segments;
    private final long[] sequences;
    private final long[] ascending;
    private final Piece[] pieces;

    Pieces(SegmentList segments, long[] sequences) {
        this.segments = segments;
        this.sequences = sequences;
        this.ascending = sequences.clone();
        Arrays.sort(ascending);
        this.pieces = new Piece[ascending.length];
    }

    /** Reads the n-th of the records. @throws DamagedRecordException if it is not as it was written */
    Stored read(int n) {
        long sequence = sequences[n];
        int index = ascending[n] == sequence ? n : Arrays.binarySearch(ascending, sequence);
        Piece piece = pieces[index] == null ? cut(index) : pieces[index];
        return segments.read(piece.segment, sequence, piece.window);
    }

    /** Finds the neighbours of a record that are read with it. */
    private Piece cut(int index) {
        Segment segment = segments.of(ascending[index]);
        int first = index;
        int last = index;
        long start = segment.start(ascending[index]);
        long end = segment.start(ascending[index] + 1);
        while (first > 0 && pieces[first - 1] == null && ascending[first - 1] >= segment.first()) {
            long more = segment.start(ascending[first - 1]);
            if (start - segment.start(ascending[first - 1] + 1) > LONGEST_GAP || end - more > LONGEST_PIECE) {
                break;
            }
            start = more;
            first--;
        }
        long lastOfSegment = segment.last();
        while (last + 1 < ascending.length && pieces[last + 1] == null && ascending[last + 1] <= lastOfSegment) {
            long more = segment.start(ascending[last + 1] + 1);
            if (segment.start(ascending[last + 1]) - end > LONGEST_GAP || more - start > LONGEST_PIECE) {
                break;
            }
            end = more;
            last++;
        }
        Piece piece = new Piece(segment, new Window(segment.file(), start, (int) (end - start)));
        if (first < last) { // a lone record, which may be long, need not be kept
            Arrays.fill(pieces, first, last + 1, piece);
        }
        return piece;
    }
}
