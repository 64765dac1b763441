package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Lease;

/**
 * The calls of one thread into one extension: one at a time, under a lease, with a time limit. {@link #call} is for that thread,
 * {@link #watch} for the watchdog.
 */
final class Calls {

    private final Gate gate;
    private final Subject subject;
    private final BooleanSupplier promised;
    private final Settings settings;
    private final Thread thread;
    private Running running; // guarded by this
    private boolean abandoned; // guarded by this

    /** A call under way. */
    private static final class Running {

        private final Supplier<String> what;
        private final Lease lease;
        private final long since = System.nanoTime();
        private long interrupted; // when; 0 while it was not

        Running(Supplier<String> what, Lease lease) {
            this.what = what;
            this.lease = lease;
        }
    }

    /** @param promised whether somebody else sees to it that the service stays although the generation has it not, as in a hand-over */
    Calls(Gate gate, Subject subject, BooleanSupplier promised, Settings settings, Thread thread) {
        this.gate = gate;
        this.subject = subject;
        this.promised = promised;
        this.settings = settings;
        this.thread = thread;
    }

    /**
     * Runs code of the extension; the node answers it through the generation that was current at the start.
     *
     * @throws Crash if it throws whatever, or took too long
     * @throws Departure if this thread was given up meanwhile, or the service is no longer there
     */
    <T> T call(Supplier<String> what, Callable<T> code) throws Crash {
        try (Lease lease = gate.enter()) {
            if (!subject.isIn(lease.generation()) && !promised.getAsBoolean()) {
                throw new Departure(Departure.Why.SERVICE_GONE);
            }
            Running mine = begin(what, lease);
            T result = null;
            Crash crash = null;
            try {
                result = lease.call(code);
            } catch (Throwable thrown) { // whatever an extension throws is its own affair, and what it says of itself its code, which may hang
                crash = Crash.of(what.get(), thrown);
            }
            if (end(mine)) {
                throw new Crash(what.get() + " took longer than " + seconds(settings.call()) + " s");
            }
            if (crash != null) {
                throw crash;
            }
            return result;
        }
    }

    <T> T call(String what, Callable<T> code) throws Crash {
        return call(() -> what, code);
    }

    private synchronized Running begin(Supplier<String> what, Lease lease) {
        running = new Running(what, lease);
        return running;
    }

    /** Whether it was late. */
    private synchronized boolean end(Running mine) {
        if (abandoned) {
            throw new Departure(Departure.Why.GIVEN_UP);
        }
        running = null;
        Thread.interrupted(); // meant for the extension, not for what this thread does next
        return mine.interrupted != 0;
    }

    /**
     * Interrupts a call that takes too long, and gives up a thread that does not heed it: its lease is returned for it.
     *
     * @return where it was when it was given up, for people; empty when it was not
     */
    synchronized Optional<String> watch(long now) {
        if (running == null || abandoned) {
            return Optional.empty();
        }
        if (running.interrupted == 0) {
            if (now - running.since > settings.call().toNanos()) {
                running.interrupted = now;
                thread.interrupt();
            }
            return Optional.empty();
        }
        if (now - running.interrupted <= settings.grace().toNanos()) {
            return Optional.empty();
        }
        abandoned = true;
        running.lease.close();
        return Optional.of(running.what.get() + ", called " + TimeUnit.NANOSECONDS.toSeconds(now - running.since) + " s ago");
    }

    /** Whether a call that began before that moment has not come back. */
    synchronized boolean isWithinCallOf(long moment) {
        return running != null && running.since - moment < 0;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toMillis() / 1000.0);
    }
}
