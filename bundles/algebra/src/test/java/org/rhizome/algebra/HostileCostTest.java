package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Costs that hide behind what looks small: constants, estimates, bindings, pointers, hashes and depth that was not parsed. */
class HostileCostTest {

    private static final int SMALL_STACK = 512 * 1024;
    private static final Term GATHER = new Term.Group(new GroupKey.ByTargetContext(), new Term.Input());
    private static final TextMatch TO = new TextMatch.Exact("to");

    private static void assertLimit(Query query, DeltaSource source) {
        AlgebraException fault = assertThrows(AlgebraException.class, () -> query.evaluate(source, "e0"));
        assertEquals(Fault.LIMIT, fault.fault());
    }

    private static Delta edge(String from, String to) {
        return Delta.of(new Claims("a", 0, List.of(
                new Pointer("from", new EntityRef(from, "next")), new Pointer("to", new EntityRef(to, null)))));
    }

    private static List<Delta> star(int rays) {
        return IntStream.rangeClosed(1, rays).mapToObj(i -> edge("e0", "e" + i)).toList();
    }

    private static Query resolving(Schema reading, Limits limits) {
        Registry registry = Registry.of(List.of(new HyperSchema("plain", GATHER)), List.of(reading.named("reading")));
        Term expand = new Term.Expand(TO, new SchemaRef.Named("plain"), new SchemaRef.Named("reading"), GATHER);
        Schema all = new Schema(Map.of(), new Policy.All(new Order.LexById()));
        return Query.of(new Term.Resolve(all, expand), registry, limits);
    }

    private static Schema constants(int properties, String constant) {
        Map<String, Policy> policies = new HashMap<>();
        for (int i = 0; i < properties; i++) {
            policies.put("p" + i, new Policy.AbsentAs(new Text(constant), new Policy.Pick(new Order.LexById())));
        }
        return new Schema(policies, new Policy.Pick(new Order.LexById()));
    }

    @Test
    void constantsOfAReadingArePaidForByEveryExpansion() {
        DeltaSource source = MemorySource.of(star(200));
        assertLimit(resolving(constants(1_000, "c"), Limits.DEFAULT.withSteps(100_000)), source);
        assertLimit(resolving(constants(10, "c".repeat(1_000)), Limits.DEFAULT.withBytes(1_000_000)), source);
        assertEquals(1, ((View) resolving(constants(10, "c"), Limits.DEFAULT).evaluate(source, "e0").result()).values().size());
    }

    @Test
    void estimatesArePaidForAtEveryEntity() {
        List<Primitive> authors = IntStream.range(0, 10_000).mapToObj(i -> (Primitive) new Text("author " + i)).toList();
        Term select = new Term.Select(new Pred.MatchAny(Field.AUTHOR, authors), new Term.Input());
        HyperSchema by = new HyperSchema("by", new Term.Group(new GroupKey.ByTargetContext(), select));
        Term expand = new Term.Expand(TO, new SchemaRef.Named("by"), null, GATHER);
        List<Delta> deltas = new ArrayList<>(star(10));
        IntStream.range(0, 10_000).forEach(i -> deltas.add(edge("other", "other" + i)));
        assertLimit(Query.of(expand, Registry.of(List.of(by), List.of()), Limits.DEFAULT.withSteps(50_000)), MemorySource.of(deltas));
    }

    @Test
    void schemasTimesBindingsAreNotCompiledWithoutEnd() {
        List<HyperSchema> schemas = new ArrayList<>(List.of(new HyperSchema("s0-0", GATHER)));
        for (int layer = 1; layer <= 30; layer++) {
            for (int i = 0; i < 10; i++) {
                Term body = new Term.Fix(new SchemaRef.Named("s" + (layer - 1) + "-0"), "e", Map.of("hole", new Num(10 * layer + i)));
                for (int j = 0; j < (layer == 1 ? 1 : 10); j++) {
                    body = new Term.Expand(TO, new SchemaRef.Named("s" + (layer - 1) + "-" + j), null, body);
                }
                schemas.add(new HyperSchema("s" + layer + "-" + i, body));
            }
        }
        Registry registry = Registry.of(schemas, List.of());
        Term term = new Term.Fix(new SchemaRef.Named("s30-0"), "e", Map.of());
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Query.of(term, registry));
        assertTrue(fault.getMessage().contains("operators and predicates"), fault.getMessage());
    }

    @Test
    void aDeltaOfManyPointersCountsMoreThanOnce() {
        List<Pointer> pointers = IntStream.range(0, 64_000).mapToObj(i -> new Pointer("r", new Num(i))).toList();
        Pred pred = new Pred.True();
        for (int i = 0; i < 50; i++) {
            pred = new Pred.And(pred, new Pred.Not(new Pred.HasPointer(
                    new PointerMatch(null, null, null, null, null,
                            new ValueMatch.Compare(Comparison.LT, new Operand.Literal(new Num(-i)))))));
        }
        Query query = Query.of(new Term.Select(pred, new Term.Input()), Registry.EMPTY, Limits.DEFAULT.withSteps(50_000));
        assertLimit(query, MemorySource.of(List.of(Delta.of(new Claims("a", 0, pointers)))));
    }

    @Test
    void valuesOfOneHashAreToldApartInTime() {
        List<HEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            entries.add(new HEntry(Delta.by("a").at(0.0).set("e", "p", text.toString()), Standing.SURVIVING, Map.of()));
        }
        HView view = HView.of("e", Map.of("p", entries));
        Resolution distinct = Resolution.of(new Schema(Map.of(), new Policy.AllDistinct(new Order.LexById())));
        Value value = assertTimeout(Duration.ofSeconds(5), () -> distinct.resolve(view)).values().get("p");
        assertEquals(1 << 14, ((Value.Items) value).values().size());
    }

    @Test
    void nestedReadingsDoNotMultiplyTheirDepths() throws Exception {
        Policy policy = new Policy.AllDistinct(new Order.LexById());
        for (int i = 0; i < 250; i++) { // two levels of JSON each: as deep as can be parsed
            policy = new Policy.AbsentAs(new Num(i), policy);
        }
        Schema reading = new Schema(Map.of(), policy).named("deep");
        List<HyperSchema> levels = new ArrayList<>(List.of(new HyperSchema("s0", GATHER)));
        List<Delta> chain = new ArrayList<>();
        for (int i = 1; i <= 160; i++) {
            levels.add(new HyperSchema("s" + i,
                    new Term.Expand(TO, new SchemaRef.Named("s" + (i - 1)), new SchemaRef.Named("deep"), GATHER)));
            chain.add(edge("e" + (i - 1), "e" + i));
        }
        Term term = new Term.Resolve(reading, new Term.Fix(new SchemaRef.Named("s160"), "e0", Map.of()));
        Query query = Query.of(term, Registry.of(levels, List.of(reading)));
        FutureTask<String> task = new FutureTask<>(() -> {
            Result result = query.evaluate(MemorySource.of(chain)).result();
            assertTrue(result.canonicalBytes().length > 160);
            return Vectors.json(result);
        });
        new Thread(null, task, "small", SMALL_STACK).start();
        assertTrue(task.get().startsWith("{\"next\":[{\"next\":[{\"next\""), task.get());
    }

    @Test
    void depthThatWasNotParsedIsRefusedToo() {
        Pred pred = new Pred.True();
        Term term = GATHER;
        for (int i = 0; i < 1_000_000; i++) {
            pred = new Pred.Not(pred);
            term = new Term.Prune(null, term);
        }
        Term select = new Term.Select(pred, new Term.Input());
        Term prune = term;
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Query.of(select, Registry.EMPTY)).fault());
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Query.of(prune, Registry.EMPTY)).fault());
    }

    @Test
    void nullsCountAsValues() {
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("op", "input");
        term.put("in", Collections.nCopies(200_000, null));
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Terms.parse((Object) term)).fault());
    }

    @Test
    void aFaultNamesFewOfManyBindings() {
        Map<String, Primitive> bindings = new HashMap<>();
        IntStream.range(0, 5_000).forEach(i -> bindings.put("name " + i, new Num(i)));
        Pred pred = new Pred.Match(Field.AUTHOR, Comparison.EQ, new Hole("missing"));
        HyperSchema holed = new HyperSchema("holed", new Term.Group(new GroupKey.ByRole(), new Term.Select(pred, new Term.Input())));
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Query.of(new Term.Fix(new SchemaRef.Named("holed"), "e", bindings), Registry.of(List.of(holed), List.of())));
        assertEquals(Fault.HOLE, fault.fault());
        assertTrue(fault.getMessage().length() < 500, fault.getMessage());
    }
}
