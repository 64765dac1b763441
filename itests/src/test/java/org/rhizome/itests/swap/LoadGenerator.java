package org.rhizome.itests.swap;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: requests at a fixed rate, whether the ones before were answered or not. Each is timed from the moment for which it was
 * planned, so that a pause of the node counts for every request that should have been sent during it.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final URI node;
    private final String token;
    private final long interval;
    private final Exchange exchange;
    private final AtomicLong next = new AtomicLong();
    private final long begin = System.nanoTime();
    private final List<Thread> workers = new ArrayList<>();
    private volatile Window window = new Window();
    private volatile boolean over;

    /** What is done at each turn. */
    @FunctionalInterface
    interface Exchange {

        /**
         * @param turn counts from 0
         * @throws IOException if there is no answer
         * @throws AssertionError if the answer is not as it must be
         */
        void take(Connection connection, long turn) throws IOException;
    }

    private LoadGenerator(URI node, String token, int perSecond, Exchange exchange) {
        this.node = node;
        this.token = token;
        this.interval = 1_000_000_000L / perSecond;
        this.exchange = exchange;
    }

    static LoadGenerator start(URI node, String token, int perSecond, Exchange exchange) {
        LoadGenerator load = new LoadGenerator(node, token, perSecond, exchange);
        for (int i = 0; i < CONNECTIONS; i++) {
            load.workers.add(Thread.ofVirtual().start(load::work));
        }
        return load;
    }

    /** Ends the window so far and begins another. @return the one that ended */
    Window cut() {
        Window ended = window;
        window = new Window();
        return ended;
    }

    /** How many answers came in this window. */
    int answers() {
        return window.answers();
    }

    /** Returns when that many answers came in this window. */
    void awaitAnswers(int count) throws InterruptedException {
        window.await(count);
    }

    private void work() {
        try (Connection connection = new Connection(node, token)) {
            while (!over) {
                long turn = next.getAndIncrement();
                long due = begin + turn * interval;
                for (long now = System.nanoTime(); now < due && !over; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                if (!over) {
                    take(connection, turn, due);
                }
            }
        } catch (IOException e) {
            window.failed("a connection could not be closed: " + e);
        }
    }

    private void take(Connection connection, long turn, long due) {
        try {
            exchange.take(connection, turn);
        } catch (IOException | RuntimeException | AssertionError e) {
            window.failed("request " + turn + ": " + e);
        }
        window.answered(System.nanoTime() - due);
    }

    @Override
    public void close() {
        over = true;
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the last requests were awaited", e);
            }
        }
    }
}
