package org.rhizome.core;

import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;

/**
 * The state that readers see. The writer appends, tells the maintained views what the group touches, then publishes the new state with one
 * volatile write, then tells the senders: so whatever a reader sees, the maintained views have heard of, and all of a group, with all
 * members of the transactions that it completes, appears in one step.
 */
final class Published {

    private final DeltaStore store;
    private volatile Snapshot announced;
    private volatile long announcing; // the state of which maintained views are being told

    Published(DeltaStore store) {
        this.store = store;
        this.announced = store.snapshot();
        this.announcing = announced.lastSequence();
    }

    /** The last state that was published. Where the store has the same in a newer form, that one, so that no old files are held on to. */
    Snapshot snapshot() {
        Snapshot latest = store.snapshot();
        Snapshot known = announced;
        return latest.lastSequence() == known.lastSequence() ? latest : known;
    }

    /**
     * As {@link #snapshot}, for a view that has just begun to be maintained: it hears of every group that is not in this state. If the
     * writer is telling the others of a group at this moment, it may have passed this view by, so that group is waited for.
     */
    Snapshot settled() {
        long expected = announcing;
        while (announced.lastSequence() < expected) {
            Thread.yield();
        }
        return snapshot();
    }

    /** Before maintained views are told of the group that leads to {@code next}; {@link #publish} has to follow. */
    void announce(Snapshot next) {
        announcing = next.lastSequence();
    }

    void publish(Snapshot next) {
        announced = next;
    }
}
