package org.rhizome.core;

import java.time.Duration;
import java.util.Optional;

/** Whether work has been too long in resolvers, by looking at it now and then: a look costs the work nothing. */
final class Overdue {

    private static final int LOOKS = 4;

    private final GuardSettings settings;
    private long call;
    private int sameCall;
    private int inside;

    Overdue(GuardSettings settings) {
        this.settings = settings;
    }

    /** Nanoseconds from look to look. */
    long interval() {
        return settings.call().toNanos() / LOOKS;
    }

    /** Looks at the work; empty as long as it may go on. */
    Optional<ResolverTimeout> look(Running running) {
        long now = running.call();
        sameCall = now == call ? sameCall + 1 : 1;
        call = now;
        if (now == 0) {
            return Optional.empty();
        }
        inside++;
        if (sameCall >= LOOKS) {
            return timeout("a call of it", settings.call());
        }
        return inside * interval() >= settings.total().toNanos() ? timeout("all calls of resolvers for one view", settings.total())
                : Optional.empty();
    }

    private static Optional<ResolverTimeout> timeout(String what, Duration limit) {
        return Optional.of(new ResolverTimeout(what, limit));
    }
}
