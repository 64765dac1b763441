package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** From competing claims to values, where the text of the format says more than its vectors. */
class ResolutionTest {

    private static final Pointer FILES = new Pointer("subject", new EntityRef("e", "p"));

    private static HView view(Delta... deltas) {
        return (HView) Query.of(SchemaDeltas.BOOTSTRAP.body(), Registry.EMPTY).evaluate(MemorySource.of(List.of(deltas)), "e").result();
    }

    private static Optional<Value> resolve(Policy policy, Delta... deltas) {
        return Optional.ofNullable(Resolution.of(new Schema(Map.of(), policy)).resolve(view(deltas)).values().get("p"));
    }

    private static Value candidate(Pointer... pointers) {
        return resolve(new Policy.Pick(new Order.LexById()), Delta.by("a").at(0.0).claim(pointers)).orElseThrow();
    }

    @Test
    void whatIsLeftOfADeltaIsItsValue() {
        assertEquals(new Bool(true), candidate(FILES));
        assertEquals(new Bool(true), candidate(FILES, new Pointer("also", new EntityRef("e", null))));
        assertEquals(new Num(7), candidate(FILES, new Pointer("value", new Num(7))));
        assertEquals(new Text("other"), candidate(FILES, new Pointer("to", new EntityRef("other", "q"))));
        assertEquals(new Text("any string"), candidate(FILES, new Pointer("to", new DeltaRef("any string", null))));
    }

    @Test
    void aRoleMayHaveAnyName() {
        Value value = candidate(FILES, new Pointer("toString", new Num(1)), new Pointer("__proto__", new Num(2)),
                new Pointer("constructor", new Num(3)), new Pointer("constructor", new Num(4)));
        assertEquals(new Value.Fields(Map.of("toString", new Num(1), "__proto__", new Num(2),
                "constructor", new Value.Items(List.of(new Num(3), new Num(4))))), value);
        Delta filed = Delta.by("a").at(0.0).set("e", "__proto__", "kept");
        View view = Resolution.of(new Schema(Map.of(), new Policy.Pick(new Order.LexById()))).resolve(view(filed));
        assertEquals(Map.of("__proto__", new Text("kept")), view.values());
    }

    @Test
    void tiesGoToTheSmallestIdInBothDirections() {
        Delta one = Delta.by("a").at(5.0).set("e", "p", "one");
        Delta two = Delta.by("a").at(5.0).set("e", "p", "two");
        Text lower = new Text(one.id().compareTo(two.id()) < 0 ? "one" : "two");
        for (Direction direction : Direction.values()) {
            assertEquals(lower, resolve(new Policy.Pick(new Order.ByTimestamp(direction)), one, two).orElseThrow());
            Value.Items all = (Value.Items) resolve(new Policy.All(new Order.ByTimestamp(direction)), one, two).orElseThrow();
            assertEquals(lower, all.values().getFirst());
        }
    }

    @Test
    void stringsAreOrderedByTheirBytes() {
        Delta astral = Delta.by("a").at(0.0).set("e", "p", "\uD83D\uDE00");
        Delta last = Delta.by("a").at(0.0).set("e", "p", "\uE000");
        assertEquals(new Text("\uD83D\uDE00"), resolve(new Policy.Fold(Merge.MAX), astral, last).orElseThrow());
    }

    @Test
    void foldsPassOverWhatIsNotTheirs() {
        Delta number = Delta.by("a").at(0.0).set("e", "p", 2);
        Delta text = Delta.by("a").at(0.0).set("e", "p", "x");
        Delta several = Delta.by("a").at(0.0).claim(FILES, new Pointer("x", new Num(100)), new Pointer("y", new Num(200)));
        assertEquals(Optional.of(new Num(2)), resolve(new Policy.Fold(Merge.SUM), number, text, several));
        assertEquals(Optional.of(new Num(3)), resolve(new Policy.Fold(Merge.COUNT), number, text, several));
        assertEquals(Optional.empty(), resolve(new Policy.Fold(Merge.AND), number, text, several));
        assertEquals(Optional.of(new Text("x")), resolve(new Policy.Fold(Merge.MAX), number, text, several));
    }

    @Test
    void aSumBeyondTheDoublesIsRefused() {
        Delta one = Delta.by("a").at(0.0).set("e", "p", Double.MAX_VALUE);
        Delta two = Delta.by("b").at(0.0).set("e", "p", Double.MAX_VALUE);
        AlgebraException fault = assertThrows(AlgebraException.class, () -> resolve(new Policy.Fold(Merge.SUM), one, two));
        assertEquals(Fault.UNRESOLVABLE, fault.fault());
    }

    @Test
    void anOrderThatLeavesNothingOpenMakesWhatFollowsMeaningless() {
        Delta one = Delta.by("a").at(1.0).set("e", "p", "one");
        Delta two = Delta.by("a").at(2.0).set("e", "p", "two");
        Order chain = new Order.Chain(List.of(new Order.LexById(), new Order.ByTimestamp(Direction.DESC)));
        assertEquals(resolve(new Policy.Pick(new Order.LexById()), one, two), resolve(new Policy.Pick(chain), one, two));
    }

    @Test
    void anExpansionWithoutAReadingReplacesOneWithIt() {
        Delta relation = Delta.by("a").at(0.0).relate("subject", "e", "p").to("actor", "x").delta();
        Schema reading = new Schema(Map.of(), new Policy.Fold(Merge.COUNT)).named("R");
        Registry registry = Registry.of(List.of(SchemaDeltas.BOOTSTRAP), List.of(reading));
        SchemaRef schema = new SchemaRef.Named(SchemaDeltas.BOOTSTRAP.name());
        TextMatch actor = new TextMatch.Exact("actor");
        Term once = new Term.Expand(actor, schema, new SchemaRef.Named("R"), SchemaDeltas.BOOTSTRAP.body());
        Term twice = new Term.Expand(actor, schema, null, once);
        HView view = (HView) Query.of(twice, registry).evaluate(MemorySource.of(List.of(relation)), "e").result();
        assertEquals(Optional.empty(), view.properties().get("p").getFirst().expansions().get(1).reading());
        assertFalse(Vectors.json(view).contains("reading"));
    }

    @Test
    void aViewGatheredElsewhereIsPutInOrder() {
        Delta one = Delta.by("a").at(1.0).set("e", "p", "one");
        Delta two = Delta.by("a").at(2.0).set("e", "p", "two");
        List<HEntry> entries = List.of(new HEntry(one, Standing.SURVIVING, Map.of()), new HEntry(two, Standing.SURVIVING, Map.of()));
        assertEquals(Vectors.json(view(one, two)), Vectors.json(HView.of("e", Map.of("p", entries))));
        assertEquals(Vectors.json(view(one, two)), Vectors.json(HView.of("e", Map.of("p", entries.reversed()))));
    }
}
