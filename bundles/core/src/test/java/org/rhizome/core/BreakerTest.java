package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.node.ResolverFailedException;

class BreakerTest {

    private static final String NAME = "bad";

    private final Object service = new Object();
    private Instant now = Instant.EPOCH;
    private final Breaker breaker = new Breaker(BreakerSettings.DEFAULTS, () -> now);

    private void fail() {
        fail(service, new IllegalStateException("no"));
    }

    private void fail(Object which, Throwable cause) {
        breaker.failed(NAME, which, "e", new ResolverFailedException(NAME, "p", cause));
    }

    private Optional<String> open() {
        return breaker.open(NAME, service, "e");
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void openIt() {
        fail();
        fail();
        fail();
    }

    @Test
    void itOpensAfterThreeFailuresInARowAndSaysWhyAndForHowLong() {
        fail();
        fail();
        assertEquals(Optional.empty(), open());
        fail();
        now = now.plusMillis(3_500);
        assertEquals(Optional.of("failed 3 times in a row, last: on property \"p\": java.lang.IllegalStateException: no;"
                + " will be tried again in 27 s"), open());
    }

    @Test
    void aSuccessInBetweenStartsTheCountAgain() {
        fail();
        fail();
        breaker.succeeded(NAME, service, "e");
        fail();
        fail();
        assertEquals(Optional.empty(), open());
    }

    @Test
    void oneTimeoutOpensIt() {
        fail(service, new ResolverTimeout("a call of it", Duration.ofSeconds(1)));
        String reason = open().orElseThrow();
        assertTrue(reason.startsWith("failed: on property \"p\": a call of it took longer than 1000 ms"), reason);
        assertTrue(reason.endsWith("will be tried again in 30 s"), reason);
    }

    @Test
    void afterThePauseOneRequestTriesAndItsSuccessClosesIt() {
        openIt();
        pass(29);
        assertTrue(open().orElseThrow().endsWith("in 1 s"));
        pass(1);
        assertEquals(Optional.empty(), open());
        assertTrue(open().orElseThrow().endsWith("; is being tried again"));
        breaker.succeeded(NAME, service, "e");
        assertEquals(Optional.empty(), open());
        assertEquals(Optional.empty(), open());
        assertEquals(0, breaker.size());
    }

    @Test
    void afterThePauseOneFailureOpensItForAnotherPause() {
        openIt();
        pass(30);
        open();
        fail();
        assertTrue(open().orElseThrow().startsWith("failed 4 times in a row"));
        pass(29);
        assertTrue(open().isPresent());
        pass(1);
        assertTrue(open().isEmpty());
    }

    @Test
    void whoTriesAndNeverTellsIsFollowedByAnotherAfterAPause() {
        openIt();
        pass(30);
        assertTrue(open().isEmpty());
        pass(29);
        assertTrue(open().isPresent());
        pass(1);
        assertTrue(open().isEmpty());
    }

    @Test
    void whatBeganBeforeItOpenedNeitherClosesItNorProlongsThePause() {
        openIt();
        pass(20);
        breaker.succeeded(NAME, service, "e");
        fail();
        assertTrue(open().orElseThrow().endsWith("in 10 s"));
    }

    @Test
    void whatFailsOnOneEntityRestsForThatEntityOnly() {
        openIt();
        openIt();
        assertTrue(open().isPresent());
        assertEquals(Optional.empty(), breaker.open(NAME, service, "another"));
    }

    @Test
    void whatFailsOnSeveralEntitiesInARowRestsForAll() {
        for (String entity : List.of("a", "b", "c")) {
            assertEquals(Optional.empty(), breaker.open(NAME, service, "another"));
            breaker.failed(NAME, service, entity, new ResolverFailedException(NAME, "p", new IllegalStateException("no")));
        }
        assertTrue(breaker.open(NAME, service, "another").isPresent());
    }

    @Test
    void aServiceThatReplacesAnotherStartsAfresh() {
        openIt();
        assertEquals(Optional.empty(), breaker.open(NAME, new Object(), "e"));
        assertTrue(open().isPresent());
        assertEquals(Optional.empty(), breaker.open("other", service, "e"));
    }

    @Test
    @Timeout(30)
    void whatIsReplacedGoesAway() {
        Object replaced = new Object();
        fail(replaced, new IllegalStateException());
        Reference.reachabilityFence(replaced);
        replaced = null;
        do {
            System.gc();
            LockSupport.parkNanos(1_000_000);
            fail();
        } while (breaker.size() > 2); // on its entity, and on all
    }

    @Test
    void onlySoManyAreRememberedTheOldestGoes() {
        List<Object> services = new ArrayList<>(IntStream.range(0, 1_100).mapToObj(i -> new Object()).toList());
        for (Object each : services) {
            pass(1);
            fail(each, new ResolverTimeout("a call of it", Duration.ofSeconds(1)));
        }
        assertTrue(breaker.size() <= 1_000, () -> breaker.size() + " are remembered");
        assertTrue(breaker.open(NAME, services.getLast(), "e").isPresent());
        assertTrue(breaker.open(NAME, services.getFirst(), "e").isEmpty());
    }

    @Test
    void aLongTextIsCut() {
        fail(service, new ResolverTimeout("x".repeat(10_000), Duration.ofSeconds(1)));
        assertTrue(open().orElseThrow().length() < 300);
    }
}
