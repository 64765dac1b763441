package org.rhizome.store.mapdb;

/** The index entries of a part of the feed, sorted. Unchanging. */
abstract sealed class Run permits HeapRun, DiskRun {

    private final Span span;
    private final Bloom bloom;
    private final RunSize size;

    Run(Span span, Bloom bloom, RunSize size) {
        this.span = span;
        this.bloom = bloom;
        this.size = size;
    }

    final Span span() {
        return span;
    }

    final Bloom bloom() {
        return bloom;
    }

    final RunSize size() {
        return size;
    }

    /** Walks the entries whose keys are not less than {@code key}, which is not of {@link Postings}. */
    abstract Cursor from(byte[] key);

    /** Walks the postings whose keys are not less than {@code key}. @param records of which they are made if they are not yet */
    abstract Cursor postings(byte[] key, SegmentList records);

    /** Walks all entries. @param records of which postings are made if they are not yet */
    abstract Cursor all(SegmentList records);

    /** How many sequences stand at keys of a range. Costs two searches. @param records of which postings are made if they are not yet */
    abstract long count(KeyRange range, SegmentList records);

    /** The first number in the value of {@code key}, which is of a filtered family; 0 when the run does not have it. */
    final long find(byte[] key, long hash) {
        if (!bloom.mayContain(hash)) {
            return 0;
        }
        Cursor cursor = from(key);
        return cursor.advance() && cursor.keyLength() == key.length && cursor.startsWith(key) ? cursor.number(0) : 0;
    }
}
