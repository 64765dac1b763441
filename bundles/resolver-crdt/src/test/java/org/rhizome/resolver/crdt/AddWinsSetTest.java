package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.rhizome.resolver.crdt.Said.claim;
import static org.rhizome.resolver.crdt.Said.object;
import static org.rhizome.resolver.crdt.Said.ref;
import static org.rhizome.resolver.crdt.Said.refs;
import static org.rhizome.resolver.crdt.Said.texts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class AddWinsSetTest {

    private final AddWinsSet set = new AddWinsSet();

    private static Claim removal(long id, double timestamp, String value, long... observed) {
        return claim(id, timestamp, object("remove", new Text(value), "observed", refs(observed)));
    }

    private void assertSet(Optional<Value> expected, Claim... claims) {
        assertEquals(expected, Said.value(set, List.of(claims)));
        assertEquals(expected, Said.value(set, List.of(claims).reversed()));
    }

    @Test
    void theEmptySetIsNoValue() {
        assertSet(Optional.empty());
        assertSet(Optional.empty(), claim(1, 1, "a"), removal(2, 2, "a", 1));
    }

    @Test
    void elementsAscendAndOccurOnce() {
        assertSet(Said.list(new Bool(true), new Num(2), new Num(10), new Text("a"), new Text("b")),
                claim(1, 9, "b"), claim(2, 1, "a"), claim(3, 5, "b"), claim(4, 4, 10), claim(5, 5, 2), claim(6, 6, new Bool(true)));
    }

    @Test
    void aPlainValueAnAddAndAValueAllAdd() {
        assertSet(texts("a", "b", "c", "d"), claim(1, 1, "a"), claim(2, 2, object("add", new Text("b"))),
                claim(3, 3, object("value", new Text("c"), "transaction", new Text("tx:1"))), claim(4, 4, object("add", new Text("d"))));
        assertSet(texts("a", "b"), claim(1, 1, object("add", new Value.Items(List.of(new Text("b"), new Text("a"))))));
    }

    @Test
    void aRemovalTakesOnlyWhatItHasObserved() {
        assertSet(texts("a"), claim(1, 1, "a"), claim(2, 2, "a"), removal(3, 3, "a", 1));
        assertSet(Optional.empty(), claim(1, 1, "a"), claim(2, 2, "a"), removal(3, 3, "a", 1, 2));
    }

    @Test
    void anAddConcurrentWithARemovalWinsHoweverOldItsTimestamp() {
        assertSet(texts("a"), claim(1, 5, "a"), removal(2, 9, "a", 1), claim(3, 1, "a"));
    }

    @Test
    void aRemovalThatObservedNothingOrSomethingElseTakesNothing() {
        assertSet(texts("a"), claim(1, 1, "a"), claim(2, 2, object("remove", new Text("a"), "reason", new Text("spam"))));
        assertSet(texts("a", "b"), claim(1, 1, "a"), claim(2, 2, "b"), removal(3, 3, "a", 2, 77));
        assertSet(texts("a"), claim(1, 1, "a"), claim(2, 2, object("remove", new Text("a"), "observed", new Text("the first"))));
    }

    @Test
    void whatWasRemovedCanBeAddedAgain() {
        assertSet(texts("a"), claim(1, 1, "a"), removal(2, 2, "a", 1), claim(3, 3, "a"));
    }

    @Test
    void negatingAnAddTakesItAwayAndNegatingARemovalBringsItBack() {
        Additions state = Said.after(set, List.of(claim(1, 1, "a"), removal(2, 2, "a", 1), removal(3, 3, "a", 1), claim(4, 4, "b")));
        state = set.retract(state, removal(2, 2, "a", 1)).orElseThrow();
        assertEquals(texts("b"), set.resolve(state), "the other removal still holds");
        state = set.retract(state, removal(3, 3, "a", 1)).orElseThrow();
        assertEquals(texts("a", "b"), set.resolve(state));
        state = set.retract(state, claim(4, 4, "b")).orElseThrow();
        state = set.retract(state, claim(1, 1, "a")).orElseThrow();
        assertEquals(Optional.empty(), set.resolve(state));
    }

    @Test
    void aRemovalMayComeBeforeWhatItRemoves() {
        assertSet(texts("b"), removal(3, 3, "a", 1), claim(1, 1, "a"), claim(2, 2, "b"));
    }

    @Test
    void everyClaimIsToldWhetherItMattered() {
        Additions state = Said.after(set, List.of(claim(1, 1, "a"), removal(2, 2, "a", 1), claim(3, 3, "b"), removal(4, 4, "c", 9)));
        assertEquals(new Part(Part.Kind.LOST, "removed by one who had observed it"), set.part(state, claim(1, 1, "a")));
        assertEquals(new Part(Part.Kind.COUNTED, "removes what it had observed"), set.part(state, removal(2, 2, "a", 1)));
        assertEquals(new Part(Part.Kind.COUNTED, "adds an element"), set.part(state, claim(3, 3, "b")));
        assertEquals(new Part(Part.Kind.LOST, "nothing that it observed is here"), set.part(state, removal(4, 4, "c", 9)));
    }

    @Test
    void aSingleObservedIdNeedsNoList() {
        assertSet(Optional.empty(), claim(1, 1, "a"), claim(2, 2, object("remove", new Text("a"), "observed", ref(1))));
    }

    @Test
    void aRemovalOfManyValuesThatObservedManyDeltasCostsTheirSumNotTheirProduct() {
        List<Value> values = IntStream.range(0, 20_000).<Value>mapToObj(Num::new).toList();
        Claim addition = claim(1, 1, object("add", new Value.Items(values)));
        Claim removal = claim(2, 2, object("remove", new Value.Items(values), "observed", refs(LongStream.range(1, 20_000).toArray())));
        assertTimeout(Duration.ofSeconds(20), () -> assertSet(texts("a"), addition, claim(30_000, 3, "a"), removal));
    }
}
