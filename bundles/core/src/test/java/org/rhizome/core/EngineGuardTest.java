package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.LossyView;
import org.rhizome.node.Note;
import org.rhizome.node.Outcome;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** A resolver that misbehaves fails its own requests, is given a rest, and harms nobody else. */
@Timeout(60)
class EngineGuardTest {

    private static final Reading BAD = Reading.of(new ResolverChoice("bad", Map.of()));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(Engines.NOW));
    private final AtomicReference<Supplier<Optional<Value>>> behaviour = new AtomicReference<>(() -> Optional.of(new Text("good")));
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Engine node = Engines.over(new MemoryStore(), Resolvers.usual().install("bad", new Behaving()), settings(), now::get);

    private static EngineSettings settings() {
        EngineSettings usual = EngineSettings.DEFAULTS;
        return new EngineSettings(usual.queueDeltas(), usual.queueBytes(), usual.groupDeltas(), usual.groupBytes(), usual.cacheBytes(),
                usual.limits(), new GuardSettings(Duration.ofMillis(200), Duration.ofSeconds(2), 8, 16));
    }

    /** Does as it is told. */
    private final class Behaving implements Resolver<Void> {

        @Override
        public Void reduce(Void state, Claim claim) {
            return null;
        }

        @Override
        public Optional<Value> resolve(Void state) {
            calls.incrementAndGet();
            return behaviour.get().get();
        }
    }

    @BeforeEach
    void fill() {
        Engines.put(node, History.claim("e", "p", "1", 1));
    }

    @AfterEach
    void close() {
        end.countDown();
        node.close();
    }

    private Optional<Value> loop() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return Optional.empty();
    }

    private LossyView bad() {
        return node.lossy("e", BAD).orElseThrow();
    }

    private void failing(int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(ResolverFailedException.class, this::bad);
        }
    }

    private void requireOthersUnharmed(String value) {
        assertInstanceOf(Outcome.Accepted.class, Engines.put(node, History.claim("e", "p", value, Double.parseDouble(value))).getFirst());
        assertEquals(new Text(value), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties().get("p"));
    }

    private static IllegalStateException oops() {
        return new IllegalStateException("oops");
    }

    @Test
    void whatThrowsOrReturnsNoValueFailsOnlyItsRequests() {
        behaviour.set(() -> {
            throw oops();
        });
        assertTrue(assertThrows(ResolverFailedException.class, this::bad).getMessage().contains("oops"));
        behaviour.set(() -> Optional.of(new Value.Items(List.of())));
        failing(1);
        requireOthersUnharmed("2");
        behaviour.set(() -> Optional.of(new Text("good")));
        assertEquals(Map.of("p", new Text("good")), bad().properties(), "it is tried again at once");
        assertEquals(List.of(), bad().notes());
    }

    @Test
    void afterThreeFailuresTheDefaultStandsInWithANoteUntilThePauseIsOver() {
        behaviour.set(() -> {
            throw oops();
        });
        failing(3);
        int before = calls.get();
        LossyView stoodIn = bad();
        assertEquals(Map.of("p", new Text("1")), stoodIn.properties());
        Note note = stoodIn.notes().getFirst();
        assertEquals(List.of(1, Note.ALL_OTHERS, "bad"), List.of(stoodIn.notes().size(), note.property(), note.resolver()));
        assertTrue(note.reason().contains("oops"), note.reason());
        assertEquals(before, calls.get(), "it is not asked");
        requireOthersUnharmed("2");
        assertEquals(new Text("2"), bad().properties().get("p"), "what stands in is up to date");
        now.updateAndGet(it -> it.plusSeconds(31));
        failing(1);
        assertEquals(1, bad().notes().size(), "one failure after the pause gives it another rest");
        behaviour.set(() -> Optional.of(new Text("good")));
        now.updateAndGet(it -> it.plusSeconds(31));
        assertEquals(Map.of("p", new Text("good")), bad().properties());
        assertEquals(List.of(), bad().notes());
    }

    @Test
    void whatLoopsIsGivenUpAtOnceWhileOthersReadAndWrite() throws Exception {
        behaviour.set(this::loop);
        CompletableFuture<Throwable> looping = CompletableFuture.supplyAsync(() -> assertThrows(ResolverFailedException.class, this::bad));
        Engines.await("the resolver to loop", () -> calls.get() > 0);
        requireOthersUnharmed("2");
        assertTrue(looping.get().getMessage().contains("\"bad\""));
        assertEquals(new Text("2"), bad().properties().get("p"), "it is not asked again");
        assertEquals(1, bad().notes().size());
        requireOthersUnharmed("3");
        end.countDown();
        behaviour.set(() -> Optional.of(new Text("good")));
        now.updateAndGet(it -> it.plusSeconds(31));
        Engines.await("it to be tried again", () -> bad().notes().isEmpty());
        assertEquals(new Text("good"), bad().properties().get("p"));
    }

    @Test
    void explanationsHistoriesAndListsAreGuardedToo() {
        behaviour.set(() -> {
            throw oops();
        });
        assertThrows(ResolverFailedException.class, () -> node.explain("e", "p", BAD));
        assertThrows(ResolverFailedException.class, () -> node.history("e", "p", BAD, Double.NEGATIVE_INFINITY, 10));
        behaviour.set(() -> Optional.of(new Text("good")));
        assertEquals(new Text("good"), bad().properties().get("p"));
    }
}
