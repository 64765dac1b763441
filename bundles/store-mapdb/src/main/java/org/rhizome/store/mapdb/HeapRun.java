package org.rhizome.store.mapdb;

import java.util.List;

/** A run in the heap: the entries of the newest deltas, which are not in a file yet. */
final class HeapRun extends Run {

    private final Block block;
    private final HeapPostings postings;

    private HeapRun(Span span, Bloom bloom, RunSize size, Block block, HeapPostings postings) {
        super(span, bloom, size);
        this.block = block;
        this.postings = postings;
    }

    static HeapRun of(Span span, Block block) {
        long filtered = 0;
        long bytes = 0;
        int longest = 0;
        Cursor counting = block.cursor(0);
        while (counting.advance()) {
            filtered += Family.filtered(counting.tag()) ? 1 : 0;
            bytes += counting.size();
            longest = Math.max(longest, counting.size());
        }
        Bloom bloom = new Bloom(filtered);
        Cursor cursor = block.cursor(0);
        while (cursor.advance()) {
            if (Family.filtered(cursor.tag())) {
                bloom.add(Bloom.hash(cursor.bytes, cursor.start + Entry.HEADER));
            }
        }
        return new HeapRun(span, bloom, new RunSize(block.count(), filtered, bytes, longest), block, HeapPostings.of(span));
    }

    /** One run instead of several adjacent ones. */
    static HeapRun merged(List<HeapRun> newestFirst) {
        RunSize size = newestFirst.stream().map(Run::size).reduce(RunSize.NONE, RunSize::and);
        Entries entries = new Entries(Math.toIntExact(size.bytes()), Math.toIntExact(size.entries()));
        Bloom bloom = new Bloom(size.filtered());
        Cursor cursor = Merge.of(newestFirst.stream().map(run -> run.block.cursor(0)).toList());
        long filtered = 0;
        while (cursor.advance()) {
            if (Family.filtered(cursor.tag())) {
                bloom.add(Bloom.hash(cursor.bytes, cursor.start + Entry.HEADER));
                filtered++;
            }
            entries.copy(cursor);
        }
        RunSize exact = new RunSize(entries.count(), filtered, entries.length(), size.longest());
        Span span = span(newestFirst);
        HeapPostings postings = HeapPostings.joined(span, newestFirst.stream().map(run -> run.postings).toList());
        return new HeapRun(span, bloom, exact, entries.block(), postings);
    }

    private static Span span(List<HeapRun> newestFirst) {
        return newestFirst.reversed().stream().map(Run::span).reduce(Span::and).orElseThrow();
    }

    @Override
    Cursor from(byte[] key) {
        return block.cursor(block.ceiling(key));
    }

    @Override
    Cursor postings(byte[] key, SegmentList records) {
        Block made = postings.get(records, block).block();
        return made.cursor(made.ceiling(key));
    }

    @Override
    Cursor all(SegmentList records) {
        return block.cursor(0, List.of(postings.get(records, block).block()).iterator());
    }

    @Override
    long count(KeyRange range, SegmentList records) {
        if (Family.posted(range.from()[0])) {
            CountedBlock made = postings.get(records, block);
            return made.rank(range.to()) - made.rank(range.from());
        }
        return block.ceiling(range.to()) - block.ceiling(range.from());
    }
}
