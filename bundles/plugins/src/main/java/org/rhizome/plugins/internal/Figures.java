package org.rhizome.plugins.internal;

import java.util.concurrent.atomic.AtomicLong;

/** What an instance has done since it started, over all its restarts. Read from any thread. */
final class Figures {

    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong emitted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();
    private volatile long position;
    private volatile long forgotten;

    void handled() {
        handled.incrementAndGet();
    }

    void emitted(long claims) {
        emitted.addAndGet(claims);
    }

    void refused() {
        refused.incrementAndGet();
    }

    void restarted() {
        restarts.incrementAndGet();
    }

    void position(long sequence) {
        position = sequence;
    }

    /** How many deltas were passed by that it would have got later, since the very start. */
    void forgotten(long deltas) {
        forgotten = deltas;
    }

    long handledCount() {
        return handled.get();
    }

    long emittedCount() {
        return emitted.get();
    }

    long refusedCount() {
        return refused.get();
    }

    long restartCount() {
        return restarts.get();
    }

    long position() {
        return position;
    }

    long forgottenCount() {
        return forgotten;
    }
}
