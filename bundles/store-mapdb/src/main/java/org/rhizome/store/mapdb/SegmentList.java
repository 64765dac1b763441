package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/** The segments of one state, ascending. Unchanging, but for the last one, which grows behind the sequences that the state knows. */
final class SegmentList {

    private static final int FEED_WINDOW = 1 << 17;

    private final List<Segment> segments;
    private final Damages damages;

    SegmentList(List<Segment> segments, Damages damages) {
        this.segments = List.copyOf(segments);
        this.damages = damages;
    }

    List<Segment> all() {
        return segments;
    }

    /** This list with its last segment sealed as {@code sealed} and {@code next} behind it. */
    SegmentList rolled(Segment sealed, Segment next) {
        List<Segment> rolled = new ArrayList<>(segments);
        rolled.set(rolled.size() - 1, sealed);
        rolled.add(next);
        return new SegmentList(rolled, damages);
    }

    SegmentList with(Segment first) {
        return new SegmentList(List.of(first), damages);
    }

    long lastSequence() {
        return segments.isEmpty() ? 0 : segments.getLast().last();
    }

    /** Reads one record. @throws DamagedRecordException if it is not as it was written */
    Stored read(long sequence) {
        return read(of(sequence), sequence, null);
    }

    /** Reads one record through a window that moves along. @throws DamagedRecordException if it is not as it was written */
    Stored read(Segment segment, long sequence, Window window) {
        try {
            return window == null ? segment.read(sequence) : segment.read(sequence, window);
        } catch (DamagedRecordException e) {
            damages.add(e.getMessage(), sequence, sequence);
            throw e;
        }
    }

    /** The segment that has {@code sequence}, if one has. */
    Segment of(long sequence) {
        return segments.get(indexOf(sequence));
    }

    private int indexOf(long sequence) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).first() <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * The records after {@code after} up to {@code last}, read from front to back in large pieces. A damaged record is thrown once; the
     * iteration goes on behind it.
     */
    Iterator<Stored> feed(long after, long last) {
        return feed(after, last, sequence -> true);
    }

    /** The wanted ones of the records after {@code after} up to {@code last}. */
    Iterator<Stored> feed(long after, long last, LongPredicate wanted) {
        return new Iterator<>() {
            private long sequence = Math.max(0, after);
            private Segment segment;
            private Window window;

            @Override
            public boolean hasNext() {
                while (sequence < last && !wanted.test(sequence + 1)) {
                    sequence++;
                }
                return sequence < last;
            }

            @Override
            public Stored next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the feed ends at sequence " + last);
                }
                sequence++;
                Segment wanted = of(sequence);
                if (wanted != segment) {
                    segment = wanted;
                    window = new Window(segment.file(), FEED_WINDOW);
                }
                return read(segment, sequence, window);
            }
        };
    }
}
