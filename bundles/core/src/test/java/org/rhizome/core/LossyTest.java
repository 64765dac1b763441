package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.negation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

class LossyTest {

    private static final ResolverChoice ALL = new ResolverChoice("all", Map.of());

    private final Resolvers resolvers = Resolvers.usual();
    private final Engine node = Engines.over(new MemoryStore(), resolvers);

    @AfterEach
    void close() {
        node.close();
    }

    private LossyView view(ResolverChoice choice) {
        return node.lossy("e", Reading.of(choice)).orElseThrow();
    }

    private LossyView view() {
        return view(ResolverChoice.DEFAULTS);
    }

    private Map<String, Value> values() {
        return view().properties();
    }

    private static Resolver<Void> failing(Throwable fault) {
        return new Resolver<>() {
            @Override
            public Void reduce(Void state, Claim claim) {
                return LossyTest.<Void, RuntimeException>sneak(fault);
            }

            @Override
            public Optional<Value> resolve(Void state) {
                return Optional.empty();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <R, T extends Throwable> R sneak(Throwable fault) throws T {
        throw (T) fault;
    }

    private static Resolver<Void> returning(Optional<Value> value) {
        return new Resolver<>() {
            @Override
            public Void reduce(Void state, Claim claim) {
                return null;
            }

            @Override
            public Optional<Value> resolve(Void state) {
                return value;
            }
        };
    }

    @Test
    void everyPropertyIsResolvedWithTheDefault() {
        Engines.put(node, claim("e", "version", "1", 1), claim("e", "version", "2", 2), claim("e", "section", "editors", 1));
        assertEquals(Map.of("version", new Text("2"), "section", new Text("editors")), values());
    }

    @Test
    void anEntityUnderWhichNothingWasFiledIsEmpty() {
        assertTrue(node.lossy("e", Reading.DEFAULTS).isEmpty());
    }

    @Test
    void anEntityWhoseClaimsAreAllNegatedHasNoProperties() {
        Delta only = claim("e", "version", "1", 1);
        Engines.put(node, only, negation(only, 2));
        assertEquals(Map.of(), values());
    }

    @Test
    void aPropertyMayHaveAResolverOfItsOwn() {
        Engines.put(node, claim("e", "version", "1", 1), claim("e", "section", "editors", 1));
        ResolverChoice choice = new ResolverChoice("last-write", Map.of("section", "all"));
        assertEquals(Map.of("version", new Text("1"), "section", new Value.Items(List.of(new Text("editors")))), view(choice).properties());
    }

    @Test
    void claimsAreHandedToTheResolverByAscendingId() {
        List<Delta> claims = IntStream.range(0, 30).mapToObj(i -> claim("e", "p", "v" + i, i)).toList();
        Engines.put(node, claims);
        List<Value> expected = claims.stream().sorted((a, b) -> a.id().compareTo(b.id()))
                .map(delta -> (Value) delta.pointers().getLast().target()).toList();
        assertEquals(new Value.Items(expected), view(ALL).properties().get("p"));
    }

    @Test
    void aPropertyThatTheResolverLeavesOutIsAbsent() {
        resolvers.install("nothing", returning(Optional.empty()));
        Engines.put(node, claim("e", "version", "1", 1));
        assertEquals(Map.of(), view(new ResolverChoice("nothing", Map.of())).properties());
    }

    @Test
    void anUnknownResolverIsRefusedEvenForAPropertyOrEntityThatDoesNotExist() {
        Engines.put(node, claim("e", "version", "1", 1));
        ResolverChoice choice = new ResolverChoice("last-write", Map.of("absent", "no-such"));
        assertEquals("no resolver named \"no-such\" is installed; installed are all, last-write",
                assertThrows(UnknownResolverException.class, () -> view(choice)).getMessage());
        assertThrows(UnknownResolverException.class, () -> node.lossy("absent", Reading.of(choice)));
        assertThrows(UnknownResolverException.class, () -> view(new ResolverChoice("none", Map.of("version", "all"))));
    }

    @Test
    void aResolverThatThrowsFailsTheViewAndIsNamed() {
        Engines.put(node, claim("e", "version", "1", 1));
        for (Throwable fault : List.of(new IllegalStateException("oops"), new NoClassDefFoundError("gone"), new StackOverflowError(),
                new AssertionError("oops"), new Exception("sneaked"))) {
            resolvers.install("broken", failing(fault));
            String message = assertThrows(ResolverFailedException.class, () -> view(new ResolverChoice("broken", Map.of()))).getMessage();
            assertTrue(message.contains("\"broken\"") && message.contains("\"version\""), message);
        }
        assertEquals(Map.of("version", new Text("1")), values(), "others are not harmed");
    }

    @Test
    void aResolverThatReturnsNoValueWhereOneIsDueFails() {
        Engines.put(node, claim("e", "version", "1", 1));
        resolvers.install("null", returning(null)).install("empty", returning(Optional.of(new Value.Items(List.of()))));
        assertThrows(ResolverFailedException.class, () -> view(new ResolverChoice("null", Map.of())));
        assertThrows(ResolverFailedException.class, () -> view(new ResolverChoice("empty", Map.of())));
    }

    @Test
    void oneViewIsComputedByOneGenerationThoughItChangesMeanwhile() {
        AtomicInteger swaps = new AtomicInteger();
        Resolver<Void> swapping = new Resolver<>() {
            @Override
            public Void reduce(Void state, Claim claim) {
                resolvers.install("last-write", new Resolvers.Constant("new " + swaps.incrementAndGet()));
                return null;
            }

            @Override
            public Optional<Value> resolve(Void state) {
                return Optional.of(new Text("old"));
            }
        };
        Engines.put(node, claim("e", "a", "1", 1), claim("e", "b", "1", 1), claim("e", "c", "1", 1));
        resolvers.install("last-write", swapping);
        assertEquals(Map.of("a", new Text("old"), "b", new Text("old"), "c", new Text("old")), values());
        assertEquals(Map.of("a", new Text("new 3"), "b", new Text("new 3"), "c", new Text("new 3")), values());
    }

    @Test
    void aViewIsKeptUntilItsEntityChanges() {
        Engines.put(node, claim("e", "version", "1", 1));
        LossyView first = view();
        assertSame(first, view());
        Engines.put(node, claim("other", "version", "2", 2));
        assertSame(first, view());
        Engines.put(node, claim("e", "version", "2", 2));
        assertEquals(Map.of("version", new Text("2")), values());
        var status = node.status();
        assertEquals(List.of(2L, 2L, 1L), List.of(status.viewHits(), status.viewMisses(), status.cachedViews()));
    }

    @Test
    void aViewIsNotKeptAcrossGenerations() {
        Engines.put(node, claim("e", "version", "1", 1));
        assertEquals(Map.of("version", new Text("1")), values());
        resolvers.install("last-write", new Resolvers.Constant("always"));
        assertEquals(Map.of("version", new Text("always")), values());
        resolvers.uninstall("last-write");
        assertThrows(UnknownResolverException.class, this::values);
    }

    @Test
    void theTagTellsTheValuesApartAndDoesNotDependOnTheNode() {
        Engines.put(node, claim("e", "version", "1", 1), claim("same", "version", "1", 7));
        String first = view().tag();
        assertEquals(first, node.lossy("same", Reading.DEFAULTS).orElseThrow().tag());
        assertNotEquals(first, view(ALL).tag());
        Engines.put(node, claim("e", "version", "2", 2));
        assertNotEquals(first, view().tag());
        Engines.put(node, claim("e", "version", "1", 3));
        assertEquals(first, view().tag(), "the values are as they were");
    }
}
