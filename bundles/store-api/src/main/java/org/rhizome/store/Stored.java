package org.rhizome.store;

import org.rhizome.delta.Delta;

/**
 * A delta and how it came here.
 *
 * @param sequence its place in the feed, from 1
 * @param receivedAt milliseconds since 1970 by this node's clock
 * @param delta the delta
 * @param again whether the feed had it before, unsigned: this is the signed copy that came later
 */
public record Stored(long sequence, long receivedAt, Delta delta, boolean again) {

    /** What came for the first time. */
    public Stored(long sequence, long receivedAt, Delta delta) {
        this(sequence, receivedAt, delta, false);
    }
}
