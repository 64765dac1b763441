package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final double TIME = 1717977600000.0;
    private static final Draft ALICE = Delta.by("alice").at(TIME);

    @Test
    void aPropertyIsSet() {
        Delta delta = ALICE.set("pkg:vim", "version", "9.0");
        assertEquals("alice", delta.author());
        assertEquals(TIME, delta.timestamp());
        assertEquals(List.of(
                new Pointer("subject", new EntityRef("pkg:vim", "version")),
                new Pointer("value", new Text("9.0"))), delta.pointers());
        assertEquals(SignatureState.UNSIGNED, delta.verify());
    }

    @Test
    void aPropertyTakesEveryPrimitive() {
        assertEquals(new Num(5), ALICE.set("e", "p", 5).pointers().getLast().target());
        assertEquals(new Num(0.5), ALICE.set("e", "p", 0.5).pointers().getLast().target());
        assertEquals(new Bool(true), ALICE.set("e", "p", true).pointers().getLast().target());
        assertEquals(new Text("x"), ALICE.set("e", "p", new Text("x")).pointers().getLast().target());
        assertThrows(InvalidDeltaException.class, () -> ALICE.set("e", "p", Long.MAX_VALUE));
        assertThrows(InvalidDeltaException.class, () -> ALICE.set("e", "p", Double.NaN));
        assertThrows(InvalidDeltaException.class, () -> ALICE.set("e", "", "x"));
    }

    @Test
    void aRelationJoinsSeveralEntities() {
        Delta delta = ALICE.relate("actor", "person:keanu", "movies").to("movie", "movie:matrix", "cast").to("studio", "org:wb")
                .with("salary", 100).with("lead", true).with("part", "Neo").delta();
        assertEquals(List.of(
                new Pointer("actor", new EntityRef("person:keanu", "movies")),
                new Pointer("movie", new EntityRef("movie:matrix", "cast")),
                new Pointer("studio", new EntityRef("org:wb", null)),
                new Pointer("salary", new Num(100)),
                new Pointer("lead", new Bool(true)),
                new Pointer("part", new Text("Neo"))), delta.pointers());
    }

    @Test
    void aRelationBegunIsNotChangedByWhatIsAdded() {
        Relation begun = ALICE.relate("actor", "person:keanu", "movies");
        Delta one = begun.with("n", 1).delta();
        Delta two = begun.with("n", 2).delta();
        assertEquals(2, one.pointers().size());
        assertEquals(new Num(2), two.pointers().getLast().target());
        assertEquals(1, begun.delta().pointers().size());
    }

    @Test
    void aDeltaIsNegatedWithOrWithoutAReason() {
        DeltaId id = ALICE.set("e", "p", 1).id();
        Pointer negation = new Pointer("negates", new DeltaRef(id.toString(), null));
        assertEquals(List.of(negation), ALICE.negate(id).pointers());
        assertEquals(List.of(negation, new Pointer("reason", new Text("typo"))), ALICE.negate(id, "typo").pointers());
    }

    @Test
    void aTransactionHasMembersAndAManifest() {
        Draft inside = ALICE.in("tx:1");
        Delta first = inside.set("e", "p", 1);
        Delta second = inside.negate(first.id());
        assertEquals(new Pointer("transaction", new EntityRef("tx:1", "deltas")), first.pointers().getLast());
        assertEquals(new Pointer("transaction", new EntityRef("tx:1", "deltas")), second.pointers().getLast());
        Delta manifest = ALICE.manifest("tx:1", first.id(), second.id());
        assertEquals(List.of(
                new Pointer("transaction", new EntityRef("tx:1", "manifest")),
                new Pointer("rhizomatic.txn.member", new DeltaRef(first.id().toString(), null)),
                new Pointer("rhizomatic.txn.member", new DeltaRef(second.id().toString(), null))), manifest.pointers());
        assertEquals(new Pointer("rhizomatic.txn.intent", new Text("release")),
                ALICE.manifest("tx:1", List.of(first.id()), "release").pointers().getLast());
        assertEquals(2, ALICE.set("e", "p", 1).pointers().size());
    }

    @Test
    void aKeySignsWhatItSays() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        Draft draft = Delta.by(key).at(Instant.ofEpochMilli(5));
        for (Delta delta : List.of(draft.set("e", "p", 1), draft.relate("r", "e").delta(), draft.negate(draft.set("e", "p", 1).id()),
                draft.in("tx").manifest("tx2", List.of(), "nothing"))) {
            assertEquals(key.author(), delta.author());
            assertEquals(SignatureState.VERIFIED, delta.verify());
        }
        assertEquals(5, draft.set("e", "p", 1).timestamp());
    }

    @Test
    void anAuthorHasAName() {
        assertThrows(InvalidDeltaException.class, () -> Delta.by(""));
        assertThrows(InvalidDeltaException.class, () -> Delta.by("\ud800"));
    }
}
