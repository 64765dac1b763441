package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The crashes of one instance within the window, and what follows from the next. For one thread at a time. */
final class Crashes {

    private final Settings settings;
    private final Deque<Long> times = new ArrayDeque<>();

    Crashes(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts a crash.
     *
     * @param now in nanoseconds of a clock that only goes forward
     * @return how long to wait before the restart; empty when it crashed too often for one
     */
    Optional<Duration> crashed(long now) {
        times.addLast(now);
        while (now - times.peekFirst() > settings.window().toNanos()) {
            times.removeFirst();
        }
        int recent = times.size();
        if (recent > settings.crashes()) {
            return Optional.empty();
        }
        Duration wait = settings.firstBackoff().multipliedBy(1L << Math.min(recent - 1, 20));
        return Optional.of(wait.compareTo(settings.longestBackoff()) > 0 ? settings.longestBackoff() : wait);
    }

    int recent() {
        return times.size();
    }

    void forget() {
        times.clear();
    }
}
