package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.GateControl.Drain;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** What the engine does with generations of extensions: it leases them, lets go of them, reports failures and compares. */
class GenerationsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Delta CLAIM = Delta.by("alice").at(1).set("e", "p", "claimed");

    private final Comparing gate = new Comparing();
    private final Engine node = Engines.over(new MemoryStore(), gate);

    @AfterEach
    void stop() {
        node.close();
    }

    /** A gate whose shadow a test sets, and which remembers failures. */
    private static final class Comparing extends Turnstile {

        private final List<Object> failed = new ArrayList<>();
        private volatile Optional<Shadow> shadow = Optional.empty();

        Comparing() {
            super(of(0, Map.of("last-write", new Resolvers.Newest())));
        }

        static Generation of(long number, Map<String, Resolver<?>> resolvers) {
            TreeMap<String, Installed<Resolver<?>>> installed = new TreeMap<>();
            resolvers.forEach((name, resolver) -> installed.put(name, new Installed<>(name, "1.0.0", "test." + name, "", resolver)));
            return new Generation(number, installed);
        }

        Drain publish(Map<String, Resolver<?>> resolvers) {
            return publish(of(current().number() + 1, resolvers));
        }

        @Override
        public Optional<Shadow> shadow() {
            return shadow;
        }

        @Override
        public synchronized void failed(Object service, Throwable cause) {
            failed.add(service);
        }
    }

    /** Waits in the first claim it gets until it is let go on. */
    private static final class Waiting implements Resolver<Claim> {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public Claim reduce(Claim state, Claim claim) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return claim;
        }

        @Override
        public Optional<Value> resolve(Claim state) {
            return Optional.of(new Text("waited"));
        }
    }

    @Test
    void aViewIsUsedUntilItIsResolvedAndThenTheGenerationIsFree() throws Exception {
        Engines.put(node, CLAIM);
        Waiting waiting = new Waiting();
        gate.publish(Map.of("last-write", waiting));
        CompletableFuture<Map<String, Value>> view =
                CompletableFuture.supplyAsync(() -> node.lossy("e", Reading.DEFAULTS).orElseThrow().properties());
        assertTrue(waiting.begun.await(LONG.toSeconds(), TimeUnit.SECONDS));
        Drain drain = gate.publish(Map.of("last-write", new Resolvers.Constant("new")));
        assertEquals(1, drain.open());
        waiting.goOn.countDown();
        assertEquals(Map.of("p", new Text("waited")), view.get(LONG.toSeconds(), TimeUnit.SECONDS));
        assertTrue(drain.await(LONG));
    }

    @Test
    void severalReadsOfOneLeaseAreOfOneGeneration() throws Exception {
        Engines.put(node, CLAIM);
        try (Lease lease = gate.enter()) {
            gate.publish(Map.of("last-write", new Resolvers.Constant("new")));
            assertEquals(new Text("claimed"), lease.call(() -> node.lossy("e", Reading.DEFAULTS)).orElseThrow().properties().get("p"));
        }
        assertEquals(new Text("new"), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties().get("p"));
    }

    @Test
    void nothingHoldsAResolverOnceItWasReplacedThoughNobodyReadsAnyMore() {
        Engines.put(node, CLAIM);
        gate.publish(Map.of("last-write", new Resolvers.Newest(), "short-lived", new Resolvers.Constant("x")));
        node.lossy("e", Reading.of(new ResolverChoice("short-lived", Map.of())));
        WeakReference<Object> replaced = new WeakReference<>(gate.current().resolvers().get("short-lived").service());
        gate.publish(Map.of("last-write", new Resolvers.Newest()));
        Engines.await("the resolver to be collected", () -> {
            System.gc();
            return replaced.refersTo(null);
        });
    }

    @Test
    void whatAResolverDoesWrongIsReported() {
        Engines.put(node, CLAIM);
        Resolver<Claim> broken = new Resolver<>() {
            @Override
            public Claim reduce(Claim state, Claim claim) {
                throw new ArithmeticException("on purpose");
            }

            @Override
            public Optional<Value> resolve(Claim state) {
                return Optional.empty();
            }
        };
        gate.publish(Map.of("last-write", broken));
        assertThrows(ResolverFailedException.class, () -> node.lossy("e", Reading.DEFAULTS));
        assertEquals(List.of(broken), gate.failed);
    }

    /** A comparison with candidates that a test chooses. */
    private final class Candidates implements Shadow {

        private final Turnstile candidate;
        private final List<Observation> seen = Collections.synchronizedList(new ArrayList<>());

        Candidates(Resolver<?> lastWrite) {
            candidate = new Turnstile(Comparing.of(-1, Map.of("last-write", lastWrite)));
        }

        @Override
        public Optional<Lease> enter() {
            return Optional.of(candidate.enter());
        }

        @Override
        public boolean concerns(Collection<String> resolvers) {
            return resolvers.contains("last-write");
        }

        @Override
        public void compared(Observation observation) {
            seen.add(observation);
        }
    }

    private Shadow.Observation compare(Resolver<?> candidate) {
        Candidates candidates = new Candidates(candidate);
        gate.shadow = Optional.of(candidates);
        assertEquals(new Text("claimed"), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties().get("p"));
        Engines.await("a comparison", () -> !candidates.seen.isEmpty());
        return candidates.seen.getFirst();
    }

    @Test
    void whileACandidateIsInTheShadowBothAnswerAndTheOldOneIsSent() {
        Engines.put(node, CLAIM);
        assertTrue(compare(new Resolvers.Newest()).isSame());
        Shadow.Observation differing = compare(new Resolvers.Constant("other"));
        assertFalse(differing.isSame());
        assertEquals("e", differing.question());
        assertEquals(Map.of("p", new Text("claimed")), differing.serving());
        assertEquals(Map.of("p", new Text("other")), differing.candidate().orElseThrow());
    }

    @Test
    void aCandidateThatFailsIsSeenToFailAndNobodyElseIs() {
        Engines.put(node, CLAIM);
        for (int i = 0; i < 5; i++) { // often enough for the breaker to let the default stand in
            Shadow.Observation observation = compare(new Failing());
            assertTrue(observation.failure().isPresent() && observation.candidate().isEmpty(), observation::toString);
        }
    }

    private static final class Failing implements Resolver<Claim> {

        @Override
        public Claim reduce(Claim state, Claim claim) {
            throw new ArithmeticException("on purpose");
        }

        @Override
        public Optional<Value> resolve(Claim state) {
            return Optional.empty();
        }
    }
}
