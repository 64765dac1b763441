package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The timers of one plugin by name, and those that went off. Safe for any thread. */
final class Timers {

    private final ScheduledExecutorService scheduler;
    private final int most;
    private final Signal signal;
    private final Map<String, Future<?>> running = new HashMap<>(); // guarded by this
    private final Set<String> due = new LinkedHashSet<>(); // guarded by this
    private boolean closed; // guarded by this

    Timers(ScheduledExecutorService scheduler, int most, Signal signal) {
        this.scheduler = scheduler;
        this.most = most;
        this.signal = signal;
    }

    /** @throws IllegalStateException if there are too many */
    synchronized void set(Duration delay, String timer) {
        Objects.requireNonNull(timer);
        if (closed) {
            return;
        }
        due.remove(timer);
        cancel(timer);
        if (running.size() + due.size() >= most) {
            throw new IllegalStateException("a plugin may have " + most + " timers; \"" + timer + "\" would be one more");
        }
        long nanos = delay.isNegative() ? 0 : TimeUnit.NANOSECONDS.convert(delay); // cut at 292 years
        running.put(timer, scheduler.schedule(() -> goOff(timer), nanos, TimeUnit.NANOSECONDS));
    }

    private void cancel(String timer) {
        Future<?> former = running.remove(timer);
        if (former != null) {
            former.cancel(false);
        }
    }

    private void goOff(String timer) {
        synchronized (this) {
            if (closed || running.remove(timer) == null) {
                return; // replaced at the last moment
            }
            due.add(timer);
        }
        signal.wake();
    }

    /** The one that went off first; null when none did. */
    synchronized String poll() {
        if (due.isEmpty()) {
            return null;
        }
        String first = due.iterator().next();
        due.remove(first);
        return first;
    }

    synchronized void close() {
        closed = true;
        running.values().forEach(timer -> timer.cancel(false));
        running.clear();
        due.clear();
    }
}
