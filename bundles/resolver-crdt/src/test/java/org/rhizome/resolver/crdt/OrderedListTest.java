package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.resolver.crdt.Said.claim;
import static org.rhizome.resolver.crdt.Said.object;
import static org.rhizome.resolver.crdt.Said.ref;
import static org.rhizome.resolver.crdt.Said.refs;
import static org.rhizome.resolver.crdt.Said.texts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class OrderedListTest {

    private final OrderedList list = new OrderedList();

    private static Claim insert(long id, double timestamp, String value, long after) {
        return claim(id, timestamp, object("value", new Text(value), "after", ref(after)));
    }

    private static Claim removal(long id, double timestamp, long... removed) {
        return claim(id, timestamp, object("remove", refs(removed), "reason", new Text("done")));
    }

    private void assertList(Optional<Value> expected, Claim... claims) {
        assertEquals(expected, Said.value(list, List.of(claims)));
        assertEquals(expected, Said.value(list, List.of(claims).reversed()));
    }

    @Test
    void anEmptyListIsNoValue() {
        assertList(Optional.empty());
        assertList(Optional.empty(), claim(1, 1, "a"), removal(2, 2, 1));
    }

    @Test
    void anElementStandsAfterTheOneItWasInsertedAfter() {
        assertList(texts("a", "b", "c"), claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2));
        assertList(texts("a", "x", "b", "c"), claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), insert(4, 4, "x", 1));
    }

    @Test
    void withoutAfterItStandsAtTheBeginning() {
        assertList(texts("b", "a"), claim(1, 1, "a"), claim(2, 2, object("value", new Text("b"))));
    }

    @Test
    void equalValuesAreElementsOfTheirOwn() {
        assertList(texts("a", "a", "a"), claim(1, 1, "a"), insert(2, 2, "a", 1), insert(3, 3, "a", 1));
    }

    @Test
    void concurrentInsertsAtOnePlaceStandNewestFirstThenBySmallestId() {
        assertList(texts("a", "new", "small", "great", "old"),
                claim(1, 1, "a"), insert(2, 2, "old", 1), insert(-5, 3, "great", 1), insert(4, 3, "small", 1), insert(3, 4, "new", 1));
        assertList(texts("b", "c", "a"), claim(7, 1, "a"), claim(3, 2, "b"), claim(4, 2, "c"));
    }

    @Test
    void runsInsertedConcurrentlyAtOnePlaceDoNotInterleave() {
        assertList(texts("x", "y", "a", "b"), claim(1, 1, "a"), claim(2, 2, "x"), insert(3, 3, "b", 1), insert(4, 4, "y", 2));
    }

    @Test
    void whatWasInsertedAfterARemovedElementKeepsItsPlace() {
        assertList(texts("a", "x", "c"), claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), removal(4, 4, 2),
                insert(5, 5, "x", 2));
    }

    @Test
    void aRemovalMayNameSeveralAndComeBeforeThem() {
        assertList(texts("b"), removal(9, 9, 1, 3), claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2));
    }

    @Test
    void aRemovalWhoseRoleIsLostBecauseItIsAloneStillRemoves() {
        assertList(texts("b"), claim(1, 1, "a"), insert(2, 2, "b", 1), claim(3, 3, ref(1)));
    }

    @Test
    void oneClaimMayReplaceAnElement() {
        Value replacement = new Value.Fields(Map.of("remove", ref(2), "value", new Text("B"), "after", ref(2)));
        assertList(texts("a", "B", "c"), claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), claim(4, 4, replacement));
    }

    @Test
    void negatingARemovalBringsTheElementBackToItsPlace() {
        Edits state = Said.after(list, List.of(claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), removal(4, 4, 2)));
        assertEquals(texts("a", "c"), list.resolve(state));
        state = list.retract(state, removal(4, 4, 2)).orElseThrow();
        assertEquals(texts("a", "b", "c"), list.resolve(state));
    }

    @Test
    void whatHasLostItsAnchorStandsAtTheEndNewestFirst() {
        Edits state = Said.after(list, List.of(claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), insert(4, 4, "d", 3),
                insert(5, 5, "z", 99), insert(6, 6, "e", 1)));
        assertEquals(texts("a", "e", "b", "c", "d", "z"), list.resolve(state));
        state = list.retract(state, insert(2, 2, "b", 1)).orElseThrow();
        assertEquals(texts("a", "e", "z", "c", "d"), list.resolve(state));
        assertList(texts("a", "z"), claim(1, 1, "a"), claim(2, 2, object("value", new Text("z"), "after", new Text("no id"))));
    }

    @Test
    void aRemovalIsNoAnchor() {
        assertList(texts("a", "x"), claim(1, 1, "a"), removal(2, 2, 77), insert(3, 3, "x", 2));
    }

    @Test
    void circlesStandLastEachFromItsNewest() {
        assertList(texts("a", "z", "q", "r", "y", "x", "tail"),
                claim(1, 1, "a"), insert(9, 9, "z", 77), insert(2, 2, "x", 3), insert(3, 3, "y", 2), insert(4, 1, "tail", 2),
                insert(5, 5, "q", 6), insert(6, 4, "r", 5));
        assertList(texts("self"), insert(1, 1, "self", 1));
    }

    @Test
    void everyClaimIsToldWhatItDid() {
        List<Claim> claims = List.of(claim(1, 1, "a"), insert(2, 2, "b", 1), insert(3, 3, "c", 2), removal(4, 4, 2), removal(5, 5, 3),
                insert(6, 6, "z", 99), removal(7, 7, 98));
        Edits state = Said.after(list, claims);
        assertEquals(new Part(Part.Kind.COUNTED, "inserts an element"), list.part(state, claims.get(0)));
        assertEquals(new Part(Part.Kind.COUNTED, "removed, but keeps the place of what was inserted after it"),
                list.part(state, claims.get(1)));
        assertEquals(new Part(Part.Kind.LOST, "removed"), list.part(state, claims.get(2)));
        assertEquals(new Part(Part.Kind.COUNTED, "removes an element"), list.part(state, claims.get(3)));
        assertEquals(new Part(Part.Kind.COUNTED, "inserts an element; what it stood after is not here"), list.part(state, claims.get(5)));
        assertEquals(Part.Kind.LOST, list.part(state, claims.get(6)).kind());
    }
}
