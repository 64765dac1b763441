package org.rhizome.gate.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to the node: calls pass while it is open, and wait while somebody keeps it shut. */
final class Passage {

    private volatile Counter counter = new Counter();
    private CompletableFuture<Void> opened = CompletableFuture.completedFuture(null);
    private int shut; // how many keep it so

    /**
     * Waits until the way is open. Whoever passed says so by {@link Counter#leave}.
     *
     * @throws TimeoutException if it stays shut for longer than that
     */
    Counter enter(Duration most) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Counter now = counter;
            if (now.enter()) {
                return now;
            }
            await(waiting(), end - System.nanoTime());
        }
    }

    private synchronized CompletableFuture<Void> waiting() {
        return opened;
    }

    private static void await(CompletableFuture<Void> opened, long nanos) throws InterruptedException, TimeoutException {
        try {
            opened.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is only ever completed with nothing
        }
    }

    /** Lets nobody pass until {@link #open} was called as often. @return those that are on their way */
    synchronized Counter shut() {
        if (shut++ == 0) {
            opened = new CompletableFuture<>();
            counter.close();
        }
        return counter;
    }

    void open() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            if (--shut > 0) {
                return;
            }
            counter = new Counter();
            waiting = opened;
        }
        waiting.complete(null);
    }
}
