package org.rhizome.store.mapdb;

import java.util.List;

/** A run in the heap: the entries of the newest deltas, which are not in a file yet. */
final class HeapRun extends Run {

    private final Block block;

    private HeapRun(Span span, Bloom bloom, RunSize size, Block block) {
        super(span, bloom, size);
        this.block = block;
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
        return new HeapRun(span, bloom, new RunSize(block.count(), filtered, bytes, longest), block);
    }

    /** One run instead of several adjacent ones. */
    static HeapRun merged(List<HeapRun> newestFirst) {
        RunSize size = newestFirst.stream().map(Run::size).reduce(RunSize.NONE, RunSize::and);
        Entries entries = new Entries(Math.toIntExact(size.bytes()), Math.toIntExact(size.entries()));
        Bloom bloom = new Bloom(size.filtered());
        Cursor cursor = Merge.of(newestFirst.stream().map(Run::all).toList());
        long filtered = 0;
        while (cursor.advance()) {
            if (Family.filtered(cursor.tag())) {
                bloom.add(Bloom.hash(cursor.bytes, cursor.start + Entry.HEADER));
                filtered++;
            }
            entries.copy(cursor);
        }
        RunSize exact = new RunSize(entries.count(), filtered, entries.length(), size.longest());
        return new HeapRun(span(newestFirst), bloom, exact, entries.block());
    }

    private static Span span(List<HeapRun> newestFirst) {
        return newestFirst.reversed().stream().map(Run::span).reduce(Span::and).orElseThrow();
    }

    @Override
    Cursor from(byte[] key) {
        return block.cursor(block.ceiling(key));
    }

    @Override
    Cursor all() {
        return block.cursor(0);
    }
}
