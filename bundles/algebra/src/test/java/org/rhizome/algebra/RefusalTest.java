package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is not in the language is refused with its place and with words that help. */
class RefusalTest {

    @TestFactory
    Stream<DynamicTest> aFaultNamesItsPlaceAndTheRemedy() {
        return Vectors.each(Vectors.golden("refusals.json").get("cases"), it -> {
            AlgebraException fault = assertThrows(AlgebraException.class, () -> parse((String) it.get("form"), it.get("json")));
            assertEquals(Fault.SYNTAX, fault.fault());
            String place = it.get("form").equals("pred") ? "/pred" : "";
            assertEquals(place + it.get("pointer"), fault.pointer());
            assertTrue(fault.getMessage().contains((String) it.get("words")), fault.getMessage());
        });
    }

    private static Object parse(String form, Object json) {
        return switch (form) {
            case "term" -> Terms.parse(json);
            case "pred" -> Terms.parse(Map.of("op", "select", "in", "input", "pred", json));
            default -> Schemas.parse(json);
        };
    }

    @Test
    void anotherVersionOfTheAlgebraIsNotGuessed() {
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Schemas.parseHyperSchema(Map.of("name", "New", "alg", 2.0, "body", TermTree.of(SchemaDeltas.BOOTSTRAP.body()))));
        assertEquals(Fault.VERSION, fault.fault());
        assertEquals("/alg", fault.pointer());
    }

    @Test
    void aBodyMustYieldAView() {
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Schemas.parseHyperSchema(Map.of("name", "Set", "alg", 1.0, "body", "input")));
        assertEquals(Fault.SORT, fault.fault());
        assertEquals("/body", fault.pointer());
    }

    @Test
    void whatHasNoUtf8FormIsRefused() {
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Terms.parse((Object) Map.of("op", "fix", "schema", "S", "entity", "lone \uD800")));
        assertTrue(fault.getMessage().contains("lone surrogate at character 5"), fault.getMessage());
        assertThrows(AlgebraException.class, () -> binding("\uDC00"));
    }

    @Test
    void whatIsNoFiniteDoubleIsNoNumberOfTheFormat() {
        binding(1.0);
        assertThrows(AlgebraException.class, () -> binding(1));
        assertThrows(AlgebraException.class, () -> binding(Double.NaN));
    }

    private static Term binding(Object value) {
        return Terms.parse(Map.of("op", "fix", "schema", "S", "entity", "e", "bindings", Map.of("h", value)));
    }

    @Test
    void anOperandOfTheWrongSortIsNamed() {
        AlgebraException fault = assertThrows(AlgebraException.class,
                () -> Query.of(new Term.Prune(null, new Term.Select(new Pred.True(), new Term.Input())), Registry.EMPTY));
        assertEquals(Fault.SORT, fault.fault());
        assertEquals("/in", fault.pointer());
        Schema newest = new Schema(Map.of(), new Policy.Pick(new Order.LexById()));
        Term twice = new Term.Resolve(newest, new Term.Resolve(newest, SchemaDeltas.BOOTSTRAP.body()));
        assertThrows(AlgebraException.class, () -> Query.of(twice, Registry.EMPTY));
    }

    @Test
    void aGroupWithoutARootIsRefusedBeforeDataIsSeen() {
        Query query = Query.of(SchemaDeltas.BOOTSTRAP.body(), Registry.EMPTY);
        assertEquals(Fault.SORT, assertThrows(AlgebraException.class, () -> query.evaluate(MemorySource.of(List.of()))).fault());
        assertEquals(Fault.SORT, assertThrows(AlgebraException.class, () -> query.plan(MemorySource.of(List.of()))).fault());
    }

    @Test
    void cborThatIsNotCanonicalIsRefused() {
        byte[] canonical = Terms.canonicalBytes(new Term.Fix(new SchemaRef.Named("S"), "e", Map.of()));
        byte[] longer = new byte[canonical.length + 1];
        System.arraycopy(canonical, 0, longer, 0, canonical.length);
        assertThrows(AlgebraException.class, () -> Terms.decode(longer));
        byte[] withEmptyBindings = CborTree.encode(Map.of("op", "fix", "schema", "S", "entity", "e", "bindings", Map.of()));
        AlgebraException fault = assertThrows(AlgebraException.class, () -> Terms.decode(withEmptyBindings));
        assertTrue(fault.getMessage().contains("not the canonical encoding"), fault.getMessage());
    }
}
