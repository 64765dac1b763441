package org.rhizome.core;

import org.rhizome.delta.SetDigest;
import org.rhizome.node.Rhizome.Digest;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;

/** The set digest, kept until the set grows. Nothing is ever taken out of a set, so its count tells whether it grew. */
final class Digests {

    private final DeltaStore store;
    private volatile Digest kept = new Digest(-1, null);

    Digests(DeltaStore store) {
        this.store = store;
    }

    /** A digest of the set as it was at the call or later. */
    Digest current() {
        long count = store.snapshot().count();
        Digest known = kept;
        return known.count() >= count ? known : compute(count);
    }

    /** One thread computes; those that waited take its result if it holds all they have seen. */
    private synchronized Digest compute(long atLeast) {
        if (kept.count() < atLeast) {
            Snapshot snapshot = store.snapshot();
            long count = snapshot.count();
            kept = new Digest(count, SetDigest.of(count, snapshot.ids()));
        }
        return kept;
    }
}
