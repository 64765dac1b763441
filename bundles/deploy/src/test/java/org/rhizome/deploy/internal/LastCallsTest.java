package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.gate.internal.Turnstile;

class LastCallsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Turnstile gate = new Turnstile(new Generation(1, new TreeMap<>()));

    @Test
    void whoCameBeforeIsWaitedForAndWhoComesLaterIsNot() {
        Lease before = gate.enter();
        LastCalls last = new LastCalls(gate.users(), _ -> false, LONG);
        assertFalse(last.areOver());
        try (Lease later = gate.enter()) {
            before.close();
            assertTrue(last.areOver(), later::toString);
        }
    }

    @Test
    void soIsACallThatNeedsNoLease() {
        AtomicBoolean within = new AtomicBoolean(true);
        LastCalls last = new LastCalls(gate.users(), _ -> within.get(), LONG);
        assertFalse(last.areOver());
        within.set(false);
        assertTrue(last.areOver());
    }

    @Test
    void nobodyIsWaitedForEver() {
        try (Lease user = gate.enter()) {
            assertTrue(new LastCalls(gate.users(), _ -> true, Duration.ZERO).areOver(), user::toString);
        }
    }
}
