package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.core.History.delta;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

class ClaimValuesTest {

    private static final Pointer FILING = new Pointer("subject", new EntityRef("e", "p"));

    private static Value value(Pointer... pointers) {
        return ClaimValues.claim(delta(1, pointers), "e").value();
    }

    private static Value single(Target target) {
        return value(FILING, new Pointer("value", target));
    }

    @Test
    void aClaimCarriesIdAuthorAndTimestampOfItsDelta() {
        Delta delta = delta(7.5, FILING);
        assertEquals(new Claim(delta.id(), "alice", 7.5, new Bool(true)), ClaimValues.claim(delta, "e"));
    }

    @Test
    void aClaimThatOnlyFilesIsTrue() {
        assertEquals(new Bool(true), value(FILING));
        assertEquals(new Bool(true), value(FILING, new Pointer("also", new EntityRef("e", "q"))));
    }

    @Test
    void everyReferenceToTheEntityItselfIsLeftOut() {
        assertEquals(new Bool(true), value(FILING, new Pointer("again", new EntityRef("e", null))));
    }

    @Test
    void oneOtherPointerGivesItsTarget() {
        assertEquals(new Text("9.0"), single(new Text("9.0")));
        assertEquals(new Num(42), single(new Num(42)));
        assertEquals(new Bool(false), single(new Bool(false)));
        Bytes bytes = new Bytes("image/png", new byte[] {1, 2});
        assertEquals(bytes, single(bytes));
    }

    @Test
    void aReferenceGivesTheIdAsWritten() {
        assertEquals(new Text("other"), single(new EntityRef("other", "dependents")));
        assertEquals(new Text("1e20ff"), single(new DeltaRef("1e20ff", "why")));
    }

    @Test
    void severalPointersGiveAnObjectByRoleWithRepeatedRolesAsAListInAuthoredOrder() {
        Value value = value(
                new Pointer("tag", new Text("z")), FILING, new Pointer("price", new Num(3)), new Pointer("tag", new Text("a")),
                new Pointer("tag", new Text("z")), new Pointer("__proto__", new Bool(true)));
        assertEquals(new Value.Fields(Map.of(
                "tag", new Value.Items(List.of(new Text("z"), new Text("a"), new Text("z"))),
                "price", new Num(3),
                "__proto__", new Bool(true))), value);
    }

    @Test
    void severalPointersOfOneRoleAreStillAnObject() {
        assertEquals(new Value.Fields(Map.of("tag", new Value.Items(List.of(new Text("b"), new Text("a"))))),
                value(FILING, new Pointer("tag", new Text("b")), new Pointer("tag", new Text("a"))));
    }

    @Test
    void whereADerivedClaimComesFromIsNoPartOfIt() {
        assertEquals(new Text("9.0"), value(FILING, new Pointer("value", new Text("9.0")),
                new Pointer("derived.by", new Text("plugin greeter 1.0.0")), new Pointer("derived.from", new DeltaRef("1e20ff", null)),
                new Pointer("derived.binding", new Text("1e20aa")), new Pointer("derived.depth", new Num(1))));
        assertEquals(new Text("person:1"), value(FILING, new Pointer("derived.by", new EntityRef("person:1", null))));
    }
}
