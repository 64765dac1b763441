package org.rhizome.store.mapdb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/**
 * The postings of a part of the feed in heap. They are made of its records when somebody needs them first: most often the thread that
 * flushes, once for thousands of deltas, while appends go on.
 */
final class HeapPostings {

    private final Span span;
    private List<HeapPostings> parts;
    private CountedBlock made;

    private HeapPostings(Span span, List<HeapPostings> newestFirst) {
        this.span = span;
        this.parts = newestFirst;
    }

    static HeapPostings of(Span span) {
        return new HeapPostings(span, List.of());
    }

    /** Those of adjacent parts; what is made of them is not made again. */
    static HeapPostings joined(Span span, List<HeapPostings> newestFirst) {
        return newestFirst.stream().anyMatch(HeapPostings::isBegun) ? new HeapPostings(span, newestFirst) : of(span);
    }

    private synchronized boolean isBegun() {
        return made != null || !parts.isEmpty();
    }

    /**
     * @param records where the records of this part are
     * @param index the other entries of this part, which tell the records that took the place of others
     */
    synchronized CountedBlock get(SegmentList records, Block index) {
        if (made == null) {
            Entries entries = parts.isEmpty() ? make(records, foundThroughOthers(records, index)) : merge(records, index);
            made = CountedBlock.of(entries.sorted());
            parts = List.of();
        }
        return made;
    }

    private Entries merge(SegmentList records, Block index) {
        Entries merged = new Entries(1 << 16, 1 << 10);
        Cursor cursor = Merge.of(parts.stream().map(part -> part.get(records, index).block().cursor(0)).toList());
        while (cursor.advance()) {
            if (!merged.join(cursor)) {
                merged.copy(cursor);
            }
        }
        return merged;
    }

    /** The records that took the place of one that has postings, which a damaged one may not have. */
    private Set<Long> foundThroughOthers(SegmentList records, Block index) {
        Set<Long> sequences = new HashSet<>();
        Cursor cursor = index.cursor(index.ceiling(new byte[] {Family.REPLACEMENT}));
        while (cursor.advance() && cursor.tag() == Family.REPLACEMENT) {
            long sequence = cursor.number(0);
            if (span.first() <= sequence && sequence <= span.last() && isWhole(records, cursor.keyNumber(1))) {
                sequences.add(sequence);
            }
        }
        return sequences;
    }

    private static boolean isWhole(SegmentList records, long sequence) {
        try {
            records.read(sequence);
            return true;
        } catch (DamagedRecordException e) {
            return false; // noted by the read
        }
    }

    private Entries make(SegmentList records, Set<Long> foundThroughOthers) {
        Map<Term, Numbers> lists = new HashMap<>();
        Iterator<Stored> feed = records.feed(span.first() - 1, span.last());
        while (feed.hasNext()) {
            try {
                Stored stored = feed.next();
                if (!foundThroughOthers.contains(stored.sequence())) {
                    Term.each(stored.delta(), term -> add(lists, term, stored.sequence()));
                }
            } catch (DamagedRecordException e) {
                continue; // noted by the feed, and in no index when it is made again
            }
        }
        Entries entries = new Entries(lists.size() * 48, lists.size());
        lists.forEach((term, numbers) -> numbers.write(term, entries));
        return entries;
    }

    private static void add(Map<Term, Numbers> lists, Term term, long sequence) {
        Numbers known = lists.get(term);
        if (known == null) {
            lists.put(term, new Numbers(sequence));
        } else {
            known.add(sequence);
        }
    }
}
