package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Fault;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.GroupKey;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.HyperSchema;
import org.rhizome.algebra.MaskPolicy;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.SchemaRef;
import org.rhizome.algebra.Standing;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.TextMatch;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LosslessOptions.Negated;

/** The options of lossless views say the same as terms of the algebra. */
class LosslessOptionsTest {

    private static final Pred BY_BOB = new Pred.MatchAny(Field.AUTHOR, List.of(new Text("bob")));
    private static final Pred ANY = new Pred.True();

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private static LosslessOptions options(Pred filter, Negated negated, Set<String> expand, int depth) {
        return new LosslessOptions(OptionalDouble.empty(), filter, negated, expand, depth);
    }

    private HView view(String entity, LosslessOptions options) {
        return node.lossless(entity, options).orElseThrow();
    }

    private static Term grouped(Term set) {
        return new Term.Group(new GroupKey.ByTargetContext(), set);
    }

    private static Term masked(MaskPolicy policy) {
        return new Term.Mask(policy, new Term.Input());
    }

    private static byte[] evaluated(Term term, Registry registry, List<Delta> deltas, String root) {
        return Query.of(term, registry).evaluate(MemorySource.of(deltas), root).result().canonicalBytes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void canonicalBytesAreThoseOfTheAlgebraOverTheSameDeltas(long seed) {
        List<Delta> deltas = Histories.random(new Random(seed), 60, List.of("a", "b"));
        Engines.put(node, deltas);
        Pred old = new Pred.MatchAny(Field.TIMESTAMP, List.of(new Num(1), new Num(2)));
        Term plain = grouped(masked(new MaskPolicy.Drop()));
        for (String entity : List.of("a", "b")) {
            assertArrayEquals(evaluated(plain, Registry.EMPTY, deltas, entity),
                    view(entity, LosslessOptions.DEFAULTS).canonicalBytes());
            assertArrayEquals(evaluated(grouped(masked(new MaskPolicy.Annotate())), Registry.EMPTY, deltas, entity),
                    view(entity, options(ANY, Negated.ANNOTATE, Set.of(), 0)).canonicalBytes());
            assertArrayEquals(evaluated(grouped(new Term.Select(old, masked(new MaskPolicy.Drop()))), Registry.EMPTY, deltas, entity),
                    view(entity, options(old, Negated.DROP, Set.of(), 0)).canonicalBytes());
        }
    }

    @Test
    void anExpansionIsThatOfTheAlgebra() {
        List<Delta> deltas = List.of(History.claim("b", "name", "bee", 1), History.claim("c", "name", "sea", 1),
                Delta.by("alice").at(1).relate("from", "a", "links").to("to", "b", "back").delta(),
                Delta.by("alice").at(2).relate("from", "a", "links").to("to", "c").delta());
        Engines.put(node, deltas);
        Term plain = grouped(masked(new MaskPolicy.Drop()));
        Registry registry = Registry.of(List.of(new HyperSchema("plain", plain)), List.of());
        Term expand = new Term.Expand(new TextMatch.Exact("to"), new SchemaRef.Named("plain"), null, plain);
        assertArrayEquals(evaluated(expand, registry, deltas, "a"),
                view("a", options(ANY, Negated.DROP, Set.of("to"), 1)).canonicalBytes());
    }

    @Test
    void aFilterChoosesAmongWhatSurvivesAndNeverChangesWhatIsNegated() {
        Delta bobs = Delta.by("bob").at(1).set("a", "p", "bob's");
        Delta alices = Delta.by("alice").at(1).set("a", "p", "alice's");
        Engines.put(node, bobs, alices, Delta.by("alice").at(2).negate(bobs.id()));
        assertEquals(List.of(), entries("a", options(BY_BOB, Negated.DROP, Set.of(), 0)));
        List<HEntry> annotated = entries("a", options(BY_BOB, Negated.ANNOTATE, Set.of(), 0));
        assertEquals(List.of(bobs), annotated.stream().map(HEntry::delta).toList());
        assertEquals(Standing.NEGATED, annotated.getFirst().standing());
    }

    private List<HEntry> entries(String entity, LosslessOptions options) {
        return view(entity, options).properties().values().stream().flatMap(List::stream).toList();
    }

    private static int depth(HView view) {
        return view.properties().values().stream().flatMap(List::stream).flatMap(entry -> entry.expansions().values().stream())
                .mapToInt(expansion -> 1 + depth(expansion.view())).max().orElse(0);
    }

    private static Delta link(String from, String to) {
        return Delta.by("alice").at(1).relate("from", from, "links").to("to", to).delta();
    }

    @Test
    void rolesAreExpandedToTheDepthAskedFor() {
        Engines.put(node, link("a", "b"), link("b", "c"), link("c", "d"), History.claim("d", "name", "dee", 1));
        for (int depth = 0; depth <= 3; depth++) {
            assertEquals(depth, depth(view("a", options(ANY, Negated.DROP, Set.of("to"), depth))));
        }
        assertEquals(3, depth(view("a", options(ANY, Negated.DROP, Set.of("to"), 16))));
        assertEquals(0, depth(view("a", options(ANY, Negated.DROP, Set.of("other"), 16))));
        assertThrows(IllegalArgumentException.class, () -> options(ANY, Negated.DROP, Set.of("to"), 17));
    }

    @Test
    void circlesEndInReferences() {
        Engines.put(node, link("a", "b"), link("b", "a"), link("a", "a"), link("b", "c"), History.claim("c", "name", "sea", 1));
        HView view = view("a", options(ANY, Negated.DROP, Set.of("from", "to"), 16));
        assertEquals(2, depth(view), "a, b and c, none of them within itself");
        assertTrue(view.size() < 10);
    }

    private void claims(String entity, int count) {
        for (int from = 0; from < count; from += 10_000) {
            Engines.put(node, IntStream.range(from, Math.min(count, from + 10_000))
                    .mapToObj(i -> History.claim(entity, "p", "v", i)).toList());
        }
    }

    @Test
    void anExpansionCountsWhatItReadsNotWhatTheFilterLeavesOfIt() {
        claims("b", 60_000);
        claims("c", 60_000);
        Delta one = Delta.by("bob").at(1).relate("from", "a", "links").to("to", "b").delta();
        Delta two = Delta.by("bob").at(1).relate("from", "a", "links").to("to", "c").delta();
        Engines.put(node, one);
        LosslessOptions bobs = options(BY_BOB, Negated.DROP, Set.of("to"), 1);
        assertEquals(1, depth(view("a", bobs)));
        Engines.put(node, two);
        AlgebraException refusal = assertThrows(AlgebraException.class, () -> view("a", bobs));
        assertEquals(Fault.LIMIT, refusal.fault());
    }

    @Test
    void anEntityThatIsExpandedOftenIsReadOnceAndCountsEachTime() {
        CountingStore store = new CountingStore();
        try (Engine counting = Engines.over(store)) {
            Engines.put(counting, IntStream.range(0, 500).mapToObj(i -> History.claim("b", "p", "v", i)).toList());
            Engines.put(counting, IntStream.range(0, 150).mapToObj(i ->
                    Delta.by("bob").at(i).relate("from", "a", "links").to("to", "b").delta()).toList());
            LosslessOptions all = options(ANY, Negated.DROP, Set.of("to"), 1);
            store.reads();
            assertEquals(150 + 150 * 500, counting.lossless("a", all).orElseThrow().size());
            long read = store.reads();
            assertTrue(read < 5_000, "read " + read);
            Engines.put(counting, IntStream.range(150, 201).mapToObj(i ->
                    Delta.by("bob").at(i).relate("from", "a", "links").to("to", "b").delta()).toList());
            assertThrows(AlgebraException.class, () -> counting.lossless("a", all));
            LosslessOptions none = options(new Pred.False(), Negated.DROP, Set.of("to"), 1);
            assertEquals(0, counting.lossless("a", none).orElseThrow().size());
        }
    }

    @Test
    void whatNothingIsFiledUnderStaysAReference() {
        Engines.put(node, link("a", "nobody"));
        assertEquals(0, depth(view("a", options(ANY, Negated.DROP, Set.of("to"), 1))));
    }

    @Test
    void filterAndAnnotationGoForExpansionsToo() {
        Delta alices = Delta.by("alice").at(1).set("b", "p", "alice's");
        Delta link = Delta.by("bob").at(1).relate("from", "a", "links").to("to", "b").delta();
        Engines.put(node, link, alices, Delta.by("bob").at(1).set("b", "p", "bob's"));
        HView b = entries("a", options(BY_BOB, Negated.DROP, Set.of("to"), 1)).getFirst().expansions().values().iterator().next().view();
        assertEquals(List.of("bob"), b.properties().get("p").stream().map(entry -> entry.delta().author()).toList());
    }
}
