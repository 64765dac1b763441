package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;

class SchemaDeltasTest {

    private static final String ENTITY = "schema:film";

    private static HyperSchema film(String property) {
        return new HyperSchema("Film", new Term.Prune(new TextMatch.Exact(property), SchemaDeltas.BOOTSTRAP.body()));
    }

    private static Delta published(String property, double time) {
        return Delta.of(SchemaDeltas.publish(film(property), ENTITY, "ana", time));
    }

    private static HyperSchema load(Delta... deltas) {
        return SchemaDeltas.loadHyperSchema(MemorySource.of(List.of(deltas)), ENTITY);
    }

    @Test
    void theNewestDefinitionThatSurvivesIsLoaded() {
        Delta old = published("title", 1);
        Delta newer = published("cast", 2);
        Delta newest = published("plot", 3);
        assertEquals(film("plot"), load(newest, old, newer));
        Delta negation = Delta.by("ana").at(4.0).negate(newest.id());
        assertEquals(film("cast"), load(negation, newest, old, newer));
        assertEquals(film("plot"), load(negation, newest, old, newer, Delta.by("ana").at(5.0).negate(negation.id())));
    }

    @Test
    void ofEquallyNewDefinitionsTheLowestIdIsLoaded() {
        Delta one = published("title", 1);
        Delta two = published("cast", 1);
        HyperSchema lower = one.id().compareTo(two.id()) < 0 ? film("title") : film("cast");
        assertEquals(lower, load(one, two));
        assertEquals(lower, load(two, one));
    }

    @Test
    void whatIsNotDefinedIsSaidSo() {
        Delta other = Delta.by("ana").at(1.0).set("schema:other", "definition", 1);
        AlgebraException fault = assertThrows(AlgebraException.class, () -> load(other));
        assertEquals(Fault.DEFINITION, fault.fault());
        assertTrue(fault.getMessage().contains(ENTITY), fault.getMessage());
    }

    @Test
    void aDefinitionThatDoesNotHoldIsRefusedWithItsId() {
        Claims good = SchemaDeltas.publish(film("title"), ENTITY, "ana", 1);
        for (int i = 1; i < 4; i++) {
            List<Pointer> pointers = new ArrayList<>(good.pointers());
            pointers.set(i, new Pointer(good.pointers().get(i).role(), new Text("zz")));
            Delta broken = Delta.of(new Claims("ana", 1, pointers));
            if (i == 1) {
                assertEquals("zz", load(broken).name());
            } else {
                AlgebraException fault = assertThrows(AlgebraException.class, () -> load(broken));
                assertEquals(Fault.DEFINITION, fault.fault());
                assertTrue(fault.getMessage().contains(broken.id().toString()), fault.getMessage());
            }
        }
    }

    @Test
    void aReadingKeepsItsNameAndLosesNothing() {
        Policy distinct = new Policy.AllDistinct(new Order.LexById());
        Schema reading = new Schema(Map.of("title", distinct), new Policy.Fold(Merge.MAX)).named("Titles");
        Delta definition = Delta.of(SchemaDeltas.publish(reading, ENTITY, "ana", 1));
        assertEquals(reading, SchemaDeltas.loadSchema(MemorySource.of(List.of(definition)), ENTITY));
        Schema nameless = new Schema(Map.of(), new Policy.Fold(Merge.MAX));
        AlgebraException fault = assertThrows(AlgebraException.class, () -> SchemaDeltas.publish(nameless, ENTITY, "ana", 1));
        assertEquals(Fault.DEFINITION, fault.fault());
    }
}
