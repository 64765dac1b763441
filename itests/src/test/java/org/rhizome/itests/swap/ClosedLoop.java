package org.rhizome.itests.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Clients that call again as soon as they have an answer. */
final class ClosedLoop implements AutoCloseable {

    /** After a failure, as a client would; otherwise failures that come at once would be most calls. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<Throwable> first = new AtomicReference<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    /** @param call what a client does: throws when that fails */
    static ClosedLoop start(int clients, Callable<?> call) {
        ClosedLoop loop = new ClosedLoop();
        for (int i = 0; i < clients; i++) {
            loop.clients.add(Thread.ofPlatform().name("client-" + i).start(() -> loop.run(call)));
        }
        return loop;
    }

    private void run(Callable<?> call) {
        while (!over) {
            try {
                call.call();
            } catch (Exception | LinkageError e) {
                failures.incrementAndGet();
                first.compareAndSet(null, e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            synchronized (calls) {
                calls.incrementAndGet();
                calls.notifyAll();
            }
        }
    }

    /** Returns when that many more calls have ended. */
    void awaitMore(long more) throws InterruptedException {
        synchronized (calls) {
            for (long goal = calls.get() + more; calls.get() < goal;) {
                calls.wait();
            }
        }
    }

    long calls() {
        return calls.get();
    }

    long failures() {
        return failures.get();
    }

    /** What failed first; null when nothing did. */
    Throwable firstFailure() {
        return first.get();
    }

    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the last calls were awaited", e);
            }
        }
    }
}
