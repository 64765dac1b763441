package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final Term GATHER = SchemaDeltas.BOOTSTRAP.body();
    private static final Schema NEWEST = new Schema(Map.of(), new Policy.Pick(new Order.ByTimestamp(Direction.DESC)));

    private static HyperSchema expanding(String name, String schema, SchemaRef reading) {
        return new HyperSchema(name, new Term.Expand(new TextMatch.Exact("actor"), new SchemaRef.Named(schema), reading, GATHER));
    }

    @Test
    void aCircleIsShown() {
        List<HyperSchema> circle = List.of(
                expanding("start", "a", null), expanding("a", "b", null), expanding("b", "c", null), expanding("c", "a", null));
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Registry.of(circle, List.of()));
        assertEquals(Fault.CYCLE, fault.fault());
        assertTrue(fault.getMessage().contains("a -> b -> c -> a"), fault.getMessage());
        assertTrue(assertThrows(AlgebraException.class, () -> Registry.of(List.of(expanding("self", "self", null)), List.of()))
                .getMessage().contains("self -> self"));
    }

    @Test
    void whatIsReferredToMustBeThere() {
        AlgebraException schema = assertThrows(AlgebraException.class, () -> Registry.of(List.of(expanding("a", "b", null)), List.of()));
        assertEquals(Fault.REFERENCE, schema.fault());
        assertTrue(schema.getMessage().contains("schema \"a\" refers to schema \"b\", which is not registered"), schema.getMessage());
        SchemaRef reading = new SchemaRef.Named("missing");
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Registry.of(List.of(new HyperSchema("b", GATHER), expanding("a", "b", reading)), List.of()));
        assertTrue(fault.getMessage().contains("refers to reading \"missing\""), fault.getMessage());
        AlgebraException query = assertThrows(AlgebraException.class,
                () -> Query.of(new Term.Fix(new SchemaRef.Named("b"), "e", Map.of()), Registry.EMPTY));
        assertEquals(Fault.REFERENCE, query.fault());
        assertEquals("/schema", query.pointer());
    }

    @Test
    void aNameStandsForOneThing() {
        HyperSchema twice = new HyperSchema("twice", GATHER);
        assertEquals(Fault.REFERENCE, assertThrows(AlgebraException.class, () -> Registry.of(List.of(twice, twice), List.of())).fault());
        assertThrows(AlgebraException.class, () -> Registry.of(List.of(), List.of(NEWEST.named("twice"), NEWEST.named("twice"))));
        assertThrows(AlgebraException.class, () -> Registry.of(List.of(), List.of(NEWEST)));
    }

    @Test
    void ofEqualBodiesThePinnedReferenceMeansTheFirst() {
        Registry registry = Registry.of(List.of(new HyperSchema("one", GATHER), new HyperSchema("two", GATHER)),
                List.of(NEWEST.named("first"), NEWEST.named("second")));
        assertEquals("one", registry.schema(new SchemaRef.Pinned(Terms.hash(GATHER).toString())).orElseThrow().name());
        SchemaRef pinned = new SchemaRef.Pinned(Schemas.hash(NEWEST).toString());
        assertEquals("first", registry.reading(pinned).orElseThrow().schema().name().orElseThrow());
        assertEquals(2, registry.schemas().size());
        assertEquals(2, registry.readings().size());
    }
}
