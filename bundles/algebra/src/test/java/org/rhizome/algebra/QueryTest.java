package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Signature;
import org.rhizome.delta.Text;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** What a query reads, what it binds and what it says before it runs. */
class QueryTest {

    private static final List<Delta> HISTORY = history();
    private static final String GATHER =
            "{'op':'group','key':'byTargetContext','in':{'op':'mask','policy':'drop','in':'input'}}";

    private static List<Delta> history() {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            deltas.add(Delta.by("author:" + i % 100).at((double) i).set("entity:" + i % 50, "property:" + i % 7, i));
        }
        deltas.add(Delta.by("author:1").at(5_000.0).negate(deltas.get(4).id()));
        return deltas;
    }

    private static Term parsed(String json) {
        return Terms.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static long read(String term) {
        return Query.of(parsed(term), Registry.EMPTY).evaluate(MemorySource.of(HISTORY), "entity:4").spent().deltas();
    }

    private static String selected(String pred) {
        return "{'op':'select','in':'input','pred':" + pred + "}";
    }

    @Test
    void aSelectiveTermReadsNoMoreThanItFinds() {
        String seven = selected("{'match':{'field':'author','cmp':'eq','const':'author:7'}}");
        String eight = selected("{'match':{'field':'author','cmp':'eq','const':'author:8'}}");
        assertEquals(10, read(seven));
        assertEquals(20, read("{'op':'union','left':" + seven + ",'right':" + eight + "}"));
        assertEquals(10, read("{'op':'intersect','left':'input','right':" + eight + "}"));
        assertEquals(20, read(GATHER));
        assertEquals(3, read("{'op':'prune','keep':{'exact':'property:4'},'in':" + GATHER + "}"));
        assertEquals(11, read(selected("{'hasPointer':{'role':{'exact':'value'},'targetValue':{'between':[500,510]}}}")));
        assertEquals(1, read(selected("{'match':{'field':'id','cmp':'eq','const':'" + HISTORY.getFirst().id() + "'}}")));
        String from = "{'match':{'field':'timestamp','cmp':'gte','const':100}}";
        String to = "{'match':{'field':'timestamp','cmp':'lt','const':200}}";
        assertEquals(101, read(selected("{'and':[" + from + "," + to + "]}")));
    }

    @Test
    void aPlanShowsTheLookUps() {
        Plan plan = Query.of(parsed(GATHER), Registry.EMPTY).plan(MemorySource.of(HISTORY), "entity:4");
        assertEquals(List.of(new Access.ByFiling("entity:4")), plan.step().lookups());
        assertEquals(new Cost(20, 62, Cost.Growth.GROWS), plan.cost());
        JsonWriter json = new JsonWriter();
        plan.write(json);
        String step = "{'operator':'group','reads':[{'by':'filing','entity':'entity:4'}],'deltas':20,'steps':61}";
        assertEquals(("{'deltas':20,'steps':62,'growth':'grows','plan':" + step + "}").replace('\'', '"'),
                new String(json.toByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void aPlanOfEveryShapeCanBeWritten() {
        for (int seed = 0; seed < 500; seed++) {
            JsonWriter json = new JsonWriter();
            Query.of(new RandomTerms(seed).any(4), RandomTerms.REGISTRY).plan(MemorySource.of(HISTORY), "entity:4").write(json);
            assertInstanceOf(Map.class, Json.parse(json.toByteArray(), 200));
        }
    }

    @Test
    void holesAreFilledByTheNearestFixAndFlowThroughExpansions() {
        HyperSchema by = new HyperSchema("By", parsed("{'op':'group','key':{'const':'all'},'in':{'op':'select','in':'input',"
                + "'pred':{'match':{'field':'author','cmp':'eq','const':{'hole':'who'}}}}}"));
        HyperSchema around = new HyperSchema("Around", parsed("{'op':'fix','schema':'By','entity':'inner'}"));
        HyperSchema replacing = new HyperSchema("Replacing",
                parsed("{'op':'fix','schema':'By','entity':'inner','bindings':{'who':'author:8'}}"));
        Registry registry = Registry.of(List.of(by, around, replacing), List.of());
        assertEquals("author:7", authorOf(registry, "Around", Map.of("who", new Text("author:7"))));
        assertEquals("author:8", authorOf(registry, "Replacing", Map.of("who", new Text("author:7"))));
        AlgebraException unbound = assertThrows(AlgebraException.class, () -> authorOf(registry, "Around", Map.of("other", new Num(1))));
        assertEquals(Fault.HOLE, unbound.fault());
        assertTrue(unbound.getMessage().contains("nothing binds the hole \"who\""), unbound.getMessage());
    }

    private static String authorOf(Registry registry, String schema, Map<String, Primitive> bindings) {
        Query query = Query.of(new Term.Fix(new SchemaRef.Named(schema), "outer", bindings), registry);
        return ((HView) query.evaluate(MemorySource.of(HISTORY)).result()).properties().get("all").getFirst().delta().author();
    }

    @Test
    void anUnboundHoleIsRefusedHoweverFarFromData() {
        HyperSchema holed = new HyperSchema("Holed", parsed("{'op':'group','key':'byRole','in':{'op':'select','in':'input',"
                + "'pred':{'hasPointer':{'targetEntity':{'hole':'what'}}}}}"));
        Term term = parsed("{'op':'expand','role':{'exact':'nobody has it'},'schema':'Holed','in':" + GATHER + "}");
        Registry registry = Registry.of(List.of(holed), List.of());
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Query.of(term, registry));
        assertEquals(Fault.HOLE, fault.fault());
        assertEquals("/schema", fault.pointer());
        Term wrong = new Term.Fix(new SchemaRef.Named("Holed"), "e", Map.of("what", new Num(1)));
        assertEquals(Fault.HOLE, assertThrows(AlgebraException.class, () -> Query.of(wrong, registry)).fault());
    }

    @Test
    void theRootVariableMeansNothingWithoutARoot() {
        Query query = Query.of(parsed(selected("{'hasPointer':{'targetEntity':{'var':'root'}}}")), Registry.EMPTY);
        assertEquals(List.of(), ((DSet) query.evaluate(MemorySource.of(HISTORY)).result()).deltas());
        assertEquals(20, ((DSet) query.evaluate(MemorySource.of(HISTORY), "entity:4").result()).deltas().size());
    }

    @Test
    void aQueryServesManyThreads() throws Exception {
        Schema all = new Schema(Map.of(), new Policy.All(new Order.LexById()));
        Query query = Query.of(new Term.Resolve(all, SchemaDeltas.BOOTSTRAP.body()), Registry.EMPTY);
        MemorySource source = MemorySource.of(HISTORY);
        byte[] expected = query.evaluate(MemorySource.of(HISTORY), "entity:4").result().canonicalBytes();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(threads.submit(() -> query.evaluate(source, "entity:4").result().canonicalBytes()));
            }
            for (Future<byte[]> result : results) {
                assertArrayEquals(expected, result.get());
            }
        }
    }

    @Test
    void aSignedCopyStandsForAnUnsignedOneWhicheverComesFirst() {
        Delta unsigned = Delta.by("a").at(1.0).set("e", "p", 1);
        byte[] bytes = new byte[64];
        Delta signed = unsigned.with(Signature.of(bytes));
        bytes[0] = 1;
        Delta other = unsigned.with(Signature.of(bytes));
        Query query = Query.of(SchemaDeltas.BOOTSTRAP.body(), Registry.EMPTY);
        for (List<Delta> copies : List.of(
                List.of(unsigned, signed, other), List.of(other, unsigned, signed), List.of(signed, other, unsigned))) {
            HView view = (HView) query.evaluate(MemorySource.of(copies), "e").result();
            assertEquals(signed.signature(), view.properties().get("p").getFirst().delta().signature());
            assertEquals(1, view.size());
        }
    }
}
