package org.rhizome.core;

import java.time.Duration;
import java.time.Instant;
import org.rhizome.node.ResolverFailedException;

/**
 * How a resolver has been failing.
 *
 * @param phase whether it is asked
 * @param inARow failures since the last success
 * @param entity on which it failed last
 * @param last the last failure; a text, so that nothing of an extension's classes is held
 * @param until when it may be tried: the end of the pause; where it is asked, the pause that would begin with the last failure
 */
record BreakerState(Phase phase, int inARow, String entity, String last, Instant until) {

    enum Phase {
        /** It is asked; it has failed, but not too often yet. */
        CLOSED,
        /** It is not asked. */
        OPEN,
        /** One request asks it, all others do not. */
        TRYING
    }

    static final BreakerState NONE = new BreakerState(Phase.CLOSED, 0, "", "", Instant.MIN);

    private static final int SHOWN = 200;

    /** After one more failure: so many in a row, or one while it is tried, are too many. What fails late does not prolong the pause. */
    BreakerState failed(String resolver, String on, ResolverFailedException failure, int most, Instant pauseEnd) {
        Phase next = phase == Phase.TRYING || inARow + 1 >= most ? Phase.OPEN : phase;
        return new BreakerState(next, inARow + 1, on, text(resolver, failure), phase == Phase.OPEN ? until : pauseEnd);
    }

    BreakerState trying(Instant pauseEnd) {
        return new BreakerState(Phase.TRYING, inARow, entity, last, pauseEnd);
    }

    /** Whether it failed on this entity only just now, which says no more about others. */
    boolean isAgain(String on) {
        return phase == Phase.CLOSED && entity.equals(on);
    }

    String reason(Instant now) {
        String times = inARow == 1 ? "failed" : "failed " + inARow + " times in a row, last";
        String next = phase == Phase.TRYING ? "is being tried again"
                : "will be tried again in " + Breaker.secondsUp(Duration.between(now, until)) + " s";
        return times + ": " + last + "; " + next;
    }

    /** What a note need not repeat is left out: it names the resolver. */
    private static String text(String resolver, ResolverFailedException failure) {
        String text = failure.getMessage();
        String known = "resolver \"" + resolver + "\" failed ";
        String rest = text.startsWith(known) ? text.substring(known.length()) : text;
        return rest.length() <= SHOWN ? rest : rest.substring(0, SHOWN) + "...";
    }
}
