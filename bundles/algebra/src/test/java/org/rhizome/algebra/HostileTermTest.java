package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/** Terms that want too much are refused with a clear fault, before they hurt. */
class HostileTermTest {

    /** What threads have by default on 64 bits, and virtual ones run on the stacks of such. Interpreted, equals takes 950 KiB of it. */
    private static final long SMALL_STACK = 1024 * 1024;

    @Test
    void aTermNestedToTheLimitRunsOnASmallStack() throws Exception {
        byte[] json = nested(Limits.DEFAULT.depth() - 2);
        FutureTask<Integer> task = new FutureTask<>(() -> {
            Term term = Terms.parse(json);
            assertEquals(term, Terms.decode(Terms.canonicalBytes(term)));
            assertEquals(term.hashCode(), Terms.parse(json).hashCode());
            assertTrue(term.toString().length() > Limits.DEFAULT.depth());
            DeltaSource source = MemorySource.of(new Samples(1).history(10));
            Query query = Query.of(term, Registry.EMPTY);
            query.plan(source);
            return ((DSet) query.evaluate(source).result()).deltas().size();
        });
        new Thread(null, task, "small", SMALL_STACK).start();
        assertEquals(10, task.get());
    }

    @Test
    void oneLevelMoreIsRefused() {
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Terms.parse(nested(Limits.DEFAULT.depth() - 1)));
        assertTrue(fault.getMessage().contains("nested deeper than 512"), fault.getMessage());
    }

    @Test
    void anyDepthIsRefusedWithoutAnOverflow() {
        assertThrows(AlgebraException.class, () -> Terms.parse(nested(1_000_000)));
        Object tree = "true";
        for (int i = 0; i < 1_000_000; i++) {
            tree = Map.of("not", tree);
        }
        Object hostile = tree;
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Terms.parse(hostile)).fault());
        byte[] cbor = new byte[1_000_000];
        Arrays.fill(cbor, (byte) 0x81);
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> Terms.decode(cbor)).fault());
    }

    private static byte[] nested(int nots) {
        String innermost = nots % 2 == 0 ? "\"true\"" : "\"false\"";
        String json = "{\"op\":\"select\",\"in\":\"input\",\"pred\":" + "{\"not\":".repeat(nots) + innermost + "}".repeat(nots + 1);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTermOfTooManyValuesIsRefused() {
        Object many = Collections.nCopies(Limits.DEFAULT.size(), "a");
        Object term = Map.of("op", "prune", "keep", Map.of("inSet", many), "in", "input");
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Terms.parse(term));
        assertEquals(Fault.LIMIT, fault.fault());
        assertTrue(fault.getMessage().contains("more than 100000 values"), fault.getMessage());
    }

    @Test
    void aScanBeyondTheLimitIsRefusedBeforeAnythingIsRead() {
        DeltaSource unread = new DeltaSource() {
            @Override
            public long count() {
                return 1_000_000_000;
            }

            @Override
            public OptionalLong estimate(Access access) {
                return OptionalLong.empty();
            }

            @Override
            public Iterable<Delta> find(Access access) {
                throw new AssertionError("read " + access);
            }

            @Override
            public List<Delta> negations(DeltaId id) {
                throw new AssertionError("asked for negations of " + id);
            }
        };
        Query query = Query.of(new Term.Mask(new MaskPolicy.Drop(), new Term.Input()), Registry.EMPTY);
        assertEquals(2_000_000_001L, query.plan(unread).cost().steps());
        AlgebraException fault = assertThrows(AlgebraException.class, () -> query.evaluate(unread));
        assertEquals(Fault.LIMIT, fault.fault());
        assertTrue(fault.getMessage().contains("the limit is 20000000"), fault.getMessage());
    }

    @Test
    void anExplosionOfExpansionsIsRefusedInTime() {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                deltas.add(Delta.by("a").at(0.0).relate("from", "e" + i, "to").to("to", "e" + j, "from").delta());
            }
        }
        List<HyperSchema> levels = new ArrayList<>();
        levels.add(new HyperSchema("level0", SchemaDeltas.BOOTSTRAP.body()));
        for (int i = 1; i <= 60; i++) {
            levels.add(new HyperSchema("level" + i, new Term.Expand(new TextMatch.Prefix(""), new SchemaRef.Named("level" + (i - 1)), null,
                    SchemaDeltas.BOOTSTRAP.body())));
        }
        Query query = Query.of(new Term.Fix(new SchemaRef.Named("level60"), "e0", Map.of()), Registry.of(levels, List.of()));
        AlgebraException fault = assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThrows(AlgebraException.class, () -> query.evaluate(MemorySource.of(deltas))));
        assertEquals(Fault.LIMIT, fault.fault());
    }

    @Test
    void schemasMayReferToEachOtherOnlySoDeep() throws Exception {
        List<HyperSchema> chain = new ArrayList<>();
        chain.add(new HyperSchema("s0", SchemaDeltas.BOOTSTRAP.body()));
        for (int i = 1; i < 100_000; i++) {
            chain.add(new HyperSchema("s" + i, new Term.Fix(new SchemaRef.Named("s" + (i - 1)), "e", Map.of())));
        }
        Registry registry = Registry.of(chain.reversed(), List.of());
        FutureTask<Result> deepest = new FutureTask<>(() ->
                Query.of(new Term.Fix(new SchemaRef.Named("s500"), "e", Map.of()), registry).evaluate(MemorySource.of(List.of())).result());
        new Thread(null, deepest, "small", SMALL_STACK).start();
        assertEquals("{\"id\":\"e\",\"props\":{}}", Vectors.json(deepest.get()));
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Query.of(new Term.Fix(new SchemaRef.Named("s99999"), "e", Map.of()), registry));
        assertEquals(Fault.LIMIT, fault.fault());
    }

    @Test
    void aResultThatWouldFillTheMemoryIsRefused() {
        DeltaSource source = MemorySource.of(new Samples(1).history(100));
        Limits small = Limits.DEFAULT.withBytes(2_000);
        for (Term term : List.of(new Term.Input(), new Term.Group(new GroupKey.Const("all"), new Term.Input()))) {
            Query query = Query.of(term, Registry.EMPTY, small);
            AlgebraException fault = assertThrows(AlgebraException.class, () -> query.evaluate(source, "e"));
            assertEquals(Fault.LIMIT, fault.fault());
            assertTrue(fault.getMessage().contains("bytes, and the limit is 2000"), fault.getMessage());
        }
    }

    @Test
    void anOrderIsPaidForByEveryClaim() {
        Pred many = new Pred.True();
        for (int i = 0; i < 400; i++) {
            many = new Pred.And(many, new Pred.True());
        }
        Schema schema = new Schema(Map.of(), new Policy.Pick(new Order.ByPred(many, new Order.LexById())));
        Term term = new Term.Resolve(schema, new Term.Group(new GroupKey.Const("all"), new Term.Input()));
        Query query = Query.of(term, Registry.EMPTY, Limits.DEFAULT.withSteps(50_000));
        DeltaSource source = MemorySource.of(new Samples(1).history(100));
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> query.evaluate(source, "e")).fault());
    }

    @Test
    void negationsCountAgainstTheLimit() {
        Delta claim = Delta.by("a").at(0.0).set("e", "p", 1);
        List<Delta> deltas = new ArrayList<>(List.of(claim));
        for (int i = 0; i < 1_000; i++) {
            deltas.add(Delta.by("a").at((double) i).negate(claim.id()));
        }
        Term masked = new Term.Mask(new MaskPolicy.Drop(), new Term.Input());
        Term term = new Term.Select(new Pred.HasPointer(PointerMatch.naming(new EntityMatch.Id("e"))), masked);
        Query query = Query.of(term, Registry.EMPTY, Limits.DEFAULT.withSteps(500));
        assertEquals(Fault.LIMIT, assertThrows(AlgebraException.class, () -> query.evaluate(MemorySource.of(deltas))).fault());
    }
}
