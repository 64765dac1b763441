package org.rhizome.store.mapdb;

/**
 * Which part of the feed an index run stands for.
 *
 * @param first its first sequence
 * @param last its last sequence
 * @param added how many of its deltas were new when they came
 * @param replaced how many took the place of a copy that was here
 */
record Span(long first, long last, long added, long replaced) {

    /** This part and the one that comes right behind it. */
    Span and(Span next) {
        return new Span(first, next.last, added + next.added, replaced + next.replaced);
    }
}
