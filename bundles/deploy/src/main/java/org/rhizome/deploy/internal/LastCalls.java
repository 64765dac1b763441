package org.rhizome.deploy.internal;

import java.time.Duration;
import java.util.function.LongPredicate;
import org.rhizome.gate.GateControl.Drain;

/**
 * The calls that run when the time of a probation is over. One that hangs is known to hang only when its time is over too, so they are waited
 * for. For one thread.
 */
final class LastCalls {

    private final Drain users;
    private final LongPredicate withinCallOf;
    private final Deadline deadline;
    private final long moment = System.nanoTime();

    /** @param users who use extensions now @param withinCallOf as in {@link Handover} @param most how long they are waited for */
    LastCalls(Drain users, LongPredicate withinCallOf, Duration most) {
        this.users = users;
        this.withinCallOf = withinCallOf;
        this.deadline = Deadline.in(most);
    }

    /** Whether they have come back, or are not waited for any more. */
    boolean areOver() {
        return deadline.isOver() || haveLeft() && !withinCallOf.test(moment);
    }

    private boolean haveLeft() {
        try {
            return users.await(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
