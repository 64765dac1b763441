package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Optional;
import org.rhizome.supervision.Supervisor.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an instance is, and why. Changed by its thread or, when that is stuck, by others; read from any thread. */
final class Condition {

    private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

    private final Subject subject;
    private final Settings settings;
    private final Crashes crashes;
    private volatile State state = State.STARTING;
    private volatile String reason = ""; // of the last crash
    private volatile String trouble = ""; // of the node's making, while it lasts
    private volatile long retryAt;

    Condition(Subject subject, Settings settings) {
        this.subject = subject;
        this.settings = settings;
        this.crashes = new Crashes(settings);
    }

    State state() {
        return state;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Why it is not running, or why it crashed last; empty when it never did. */
    String reason() {
        return trouble.isEmpty() ? reason : trouble;
    }

    /** Why it takes no requests; empty when it does. */
    Optional<String> refusal() {
        return state == State.QUARANTINED || state == State.STUCK ? Optional.of(" does not run: " + reason) : Optional.empty();
    }

    /** How long until it may be started again, in nanoseconds. */
    long backoff() {
        return state == State.BACKING_OFF ? Math.max(0, retryAt - System.nanoTime()) : 0;
    }

    void running() {
        state = State.RUNNING;
        trouble = "";
    }

    /** It will be started anew, and nothing is wrong with it. */
    void stopped() {
        if (state == State.RUNNING) {
            state = State.STARTING;
        }
    }

    /** As if nothing had ever been. */
    void forget() {
        crashes.forget();
        reason = "";
        state = State.STARTING;
    }

    /** Something that is not its doing keeps it from going on. Logged once while it lasts. */
    void hindered(String why) {
        stopped();
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.warn("{} stands still: {}", subject, why);
        }
    }

    /** It crashed while it was stopped, which needs no restart. */
    void crashedAtTheEnd(Crash crash) {
        reason = crash.getMessage();
        LOG.warn("{} crashed while it was stopped: {}", subject, reason);
    }

    void crashed(Crash crash) {
        reason = crash.getMessage();
        Optional<Duration> wait = crash.remedy() == Crash.Remedy.PERSON ? Optional.empty() : crashes.crashed(System.nanoTime());
        if (wait.isPresent()) {
            retryAt = System.nanoTime() + wait.get().toNanos();
            state = State.BACKING_OFF;
            LOG.warn("{} crashed and starts again in {} ms: {}", subject, wait.get().toMillis(), reason);
        } else {
            if (crash.remedy() == Crash.Remedy.RESTART) {
                reason += "; crash " + crashes.recent() + " within " + settings.window().toSeconds() + " s";
            }
            state = State.QUARANTINED;
            LOG.error("{} is quarantined until it is replaced or restarted: {}", subject, reason);
        }
    }

    /** @param where its thread was when it was given up */
    void stuck(String where) {
        reason = "it does not come back from " + where + "; its thread is left to itself";
        state = State.STUCK;
        LOG.error("{} is stuck: {}", subject, reason);
    }
}
