package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.supervision.LogLimit;
import org.slf4j.Logger;

/**
 * The threads that work beside one plugin. They are platform threads: work that never ends would hold one of the few carriers of all virtual
 * threads for ever. Safe for any thread.
 */
final class Beside {

    private static final int MOST = 64;

    private final String name;
    private final Logger log;
    private final LogLimit limit = new LogLimit();
    private final Set<Thread> running = new HashSet<>(); // guarded by this
    private List<Runnable> held = new ArrayList<>(); // guarded by this; null once it may run
    private boolean closed; // guarded by this
    private int made; // guarded by this

    Beside(String name, Logger log) {
        this.name = name;
        this.log = log;
    }

    /** @throws IllegalStateException if there are too many */
    synchronized void run(Runnable work) {
        if (closed) {
            return;
        }
        if (running.size() + (held == null ? 0 : held.size()) >= MOST) {
            throw new IllegalStateException("a plugin may have " + MOST + " threads beside its own");
        }
        if (held != null) {
            held.add(work);
        } else {
            start(work);
        }
    }

    /** What waited for this runs now, and what comes runs at once. */
    synchronized void release() {
        if (held != null && !closed) {
            List<Runnable> waiting = held;
            held = null;
            waiting.forEach(this::start);
        }
    }

    private void start(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("rhizome-plugin-" + name + "-work-" + ++made)
                .inheritInheritableThreadLocals(false).unstarted(new Once(() -> guarded(work)));
        thread.setContextClassLoader(null);
        running.add(thread);
        thread.start();
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable t) { // whatever an extension throws is its own affair
            if (!isClosed()) {
                limit.admit("it threw " + Fault.text(t)).forEach(line -> log.warn("of work beside the plugin: {}", line));
            }
        } finally {
            left();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void left() {
        running.remove(Thread.currentThread());
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        held = null;
        running.forEach(Thread::interrupt);
    }

    /** How many are still running after at most that time. */
    synchronized int await(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis(); !running.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running.size();
    }
}
