package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.delta.DeltaId;

/**
 * All that a reader needs to see one state of the store. Unchanging; a change is another state, published by one volatile write.
 *
 * @param segments where the records are
 * @param runs the index, newest first: heap runs, then disk runs
 * @param lastSequence the last record that belongs to this state
 * @param count how many different deltas
 * @param replaced how many records took the place of an earlier one
 * @param frozen heap runs up to this sequence are on their way to the disk and not merged in heap any more
 */
record State(SegmentList segments, List<Run> runs, long lastSequence, long count, long replaced, long frozen) {

    State {
        runs = List.copyOf(runs);
    }

    /** The state that an index stands for. */
    static State of(SegmentList segments, List<DiskRun> runs) {
        Span none = new Span(1, 0, 0, 0);
        Span span = runs.reversed().stream().map(Run::span).reduce(none, Span::and);
        return new State(segments, List.copyOf(runs), span.last(), span.added(), span.replaced(), span.last());
    }

    /** The newest copy of a delta. */
    IdEntry find(DeltaId id) {
        byte[] key = IdEntry.key(id);
        long value = find(key);
        return value == 0 ? IdEntry.ABSENT : IdEntry.of(value);
    }

    /** Where the newest copy of the delta is that came as {@code sequence}. */
    long newest(long sequence) {
        if (replaced == 0) {
            return sequence;
        }
        long newest = sequence;
        for (long next = newest; next != 0; next = find(Replacement.key(next))) {
            newest = next;
        }
        return newest;
    }

    private long find(byte[] key) {
        long hash = Bloom.hash(key, 0);
        for (Run run : runs) {
            long value = run.find(key, hash);
            if (value != 0) {
                return value;
            }
        }
        return 0;
    }

    /** Whether there may be entries of a filtered family whose keys begin with {@code key}. */
    boolean mayContain(byte[] key) {
        long hash = Bloom.hash(key, 0);
        return runs.stream().anyMatch(run -> run.bloom().mayContain(hash));
    }

    /** Walks the entries whose keys are not less than {@code key}. */
    Cursor from(byte[] key) {
        return Merge.of(runs.stream().map(run -> from(run, key)).toList());
    }

    /** Walks the entries whose keys are in a range. */
    Cursor within(KeyRange range) {
        return Merge.of(runs.stream().flatMap(run -> Within.of(from(run, range.from()), range.to()).stream()).toList());
    }

    private Cursor from(Run run, byte[] key) {
        return Family.posted(key[0]) ? run.postings(key, segments) : run.from(key);
    }

    /** How many sequences stand at keys of a range. */
    long count(KeyRange range) {
        return range.isEmpty() ? 0 : runs.stream().mapToLong(run -> run.count(range, segments)).sum();
    }

    /** This state and {@code fresh} behind it, which may be merged with heap runs that are not frozen. */
    State appended(SegmentList grown, HeapRun fresh, List<HeapRun> absorbed) {
        List<Run> next = new ArrayList<>(runs.size() + 1);
        next.add(fresh);
        next.addAll(runs.subList(absorbed.size(), runs.size()));
        Span span = fresh.span();
        Span old = absorbed.reversed().stream().map(Run::span).reduce(new Span(span.first(), span.first() - 1, 0, 0), Span::and);
        return new State(grown, next, span.last(), count + span.added() - old.added(), replaced + span.replaced() - old.replaced(), frozen);
    }

    /** This state with {@code fresh} in the place of adjacent runs. */
    State replaced(List<? extends Run> old, DiskRun fresh) {
        int from = runs.indexOf(old.getFirst());
        List<Run> next = new ArrayList<>(runs.subList(0, from));
        next.add(fresh);
        next.addAll(runs.subList(from + old.size(), runs.size()));
        return new State(segments, next, lastSequence, count, replaced, frozen);
    }

    /** This state with all heap runs on their way to the disk. */
    State freeze() {
        return new State(segments, runs, lastSequence, count, replaced, lastSequence);
    }

    /** The heap runs that may still be merged in heap, newest first. */
    List<HeapRun> growing() {
        return heap().stream().filter(run -> run.span().last() > frozen).toList();
    }

    /** The heap runs on their way to the disk, newest first. */
    List<HeapRun> frozenRuns() {
        return heap().stream().filter(run -> run.span().last() <= frozen).toList();
    }

    private List<HeapRun> heap() {
        return runs.stream().filter(HeapRun.class::isInstance).map(HeapRun.class::cast).toList();
    }

    List<DiskRun> disk() {
        return runs.stream().filter(DiskRun.class::isInstance).map(DiskRun.class::cast).toList();
    }

    /** How many deltas are indexed in heap only. */
    long inHeap() {
        return heap().stream().mapToLong(run -> run.span().added() + run.span().replaced()).sum();
    }
}
