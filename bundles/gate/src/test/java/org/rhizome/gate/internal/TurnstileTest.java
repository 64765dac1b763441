package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl.Drain;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;

class TurnstileTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Turnstile gate = new Turnstile(generation(0));

    private static Generation generation(long number) {
        return new Generation(number, new TreeMap<>());
    }

    @Test
    void aLeaseKeepsItsGenerationAndIsAwaited() throws InterruptedException {
        Lease lease = gate.enter();
        Drain drain = gate.publish(generation(1));
        assertEquals(0, lease.generation().number());
        assertEquals(1, gate.enter().generation().number());
        assertEquals(1, drain.open());
        assertFalse(drain.await(Duration.ZERO));
        lease.close();
        lease.close();
        assertTrue(drain.await(Duration.ZERO));
        assertEquals(0, drain.open());
    }

    @Test
    void aLeaseThatIsClosedHoldsNothing() {
        Lease lease = gate.enter();
        lease.close();
        assertThrows(IllegalStateException.class, lease::generation);
    }

    @Test
    void aDrainWaitsForAllGenerationsBefore() throws InterruptedException {
        Lease oldest = gate.enter();
        gate.publish(generation(1));
        Drain drain = gate.publish(generation(2));
        assertFalse(drain.await(Duration.ZERO));
        oldest.close();
        assertTrue(drain.await(Duration.ZERO));
    }

    @Test
    void withinALeaseOneEntersTheSameGeneration() throws Exception {
        Drain drain;
        try (Lease outer = gate.enter()) {
            drain = gate.publish(generation(1));
            Lease inner = outer.call(gate::enter);
            assertEquals(0, inner.generation().number());
            assertEquals(1, gate.enter().generation().number());
            outer.close();
            assertFalse(drain.await(Duration.ZERO), "the inner lease is still open");
            assertEquals(1, (long) outer.call(() -> gate.enter().generation().number()), "a lease that is closed gives nothing");
            inner.close();
        }
        assertTrue(drain.await(Duration.ZERO));
    }

    @Test
    void listenersHearOfEveryGenerationInOrderUntilTheyLeave() {
        List<Long> heard = new ArrayList<>();
        Gate.Registration registration = gate.onChange(generation -> heard.add(generation.number()));
        gate.publish(generation(1));
        gate.publish(generation(2));
        registration.close();
        gate.publish(generation(3));
        assertEquals(List.of(1L, 2L), heard);
    }

    /** What a host may rely on: once the drain ended, nobody uses what was retired, whatever raced. */
    @Test
    void nobodyUsesARetiredGenerationWhileThreadsEnterAndLeave() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong retired = new AtomicLong(-1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> users = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                users.add(threads.submit(() -> use(stop, retired)));
            }
            for (long number = 1; number <= 5_000; number++) {
                assertTrue(gate.publish(generation(number)).await(LONG));
                retired.set(number - 1);
            }
            stop.set(true);
            for (Future<Long> user : users) {
                assertTrue(user.get() > 0);
            }
        }
    }

    private long use(AtomicBoolean stop, AtomicLong retired) {
        long uses = 0;
        while (!stop.get()) {
            try (Lease lease = gate.enter()) {
                long mine = lease.generation().number();
                assertTrue(mine > retired.get(), () -> "generation " + mine + " was retired while it was in use");
                assertSame(lease.generation(), lease.generation());
                uses++;
            }
        }
        return uses;
    }

    /** While inner leases come and go, the two sums differ from moment to moment; what is open must not be taken for left. */
    @Test
    void aGenerationIsNotForgottenWhileInnerLeasesComeAndGo() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Lease outer = gate.enter(); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> outer.call(() -> {
                    while (!stop.get()) {
                        gate.enter().close();
                    }
                    return null;
                }));
            }
            for (long number = 1; number <= 20_000; number++) {
                if (gate.publish(generation(number)).await(Duration.ZERO)) {
                    stop.set(true);
                    throw new AssertionError("generation 0 was taken for left at " + number);
                }
            }
            stop.set(true);
        }
    }
}
