package org.rhizome.plugins.internal;

import java.util.concurrent.atomic.AtomicLong;

/** What an instance has done since it started, over all its restarts. Read from any thread. */
final class Figures {

    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong emitted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();
    private volatile long position;

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
}
