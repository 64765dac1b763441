package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.resolver.crdt.Said.claim;
import static org.rhizome.resolver.crdt.Said.object;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class CounterTest {

    private final Counter counter = new Counter();

    private void assertCount(double expected, Claim... claims) {
        assertEquals(Optional.of(new Num(expected)), Said.value(counter, List.of(claims)));
        assertEquals(Optional.of(new Num(expected)), Said.value(counter, List.of(claims).reversed()));
    }

    @Test
    void numbersAddUp() {
        assertCount(4.5, claim(1, 1, 2), claim(2, 2, 3.5), claim(3, 3, -1));
    }

    @Test
    void equalNumbersOfDifferentClaimsCountEach() {
        assertCount(3, claim(1, 1, 1), claim(2, 1, 1), claim(3, 1, 1));
    }

    @Test
    void aBareFactCountsOneAndItsDenialNothing() {
        assertCount(2, claim(1, 1, new Bool(true)), claim(2, 2, new Bool(true)), claim(3, 3, new Bool(false)));
    }

    @Test
    void incrementsAddAndDecrementsSubtract() {
        assertCount(6, claim(1, 1, object("increment", new Num(10))), claim(2, 2, object("decrement", new Num(4))));
        assertCount(6, claim(1, 1, object("increment", new Num(10), "decrement", new Num(4))));
        assertCount(6, claim(1, 1, object("increment", new Value.Items(List.of(new Num(1), new Num(5))), "note", new Text("twice"))));
        assertCount(6, claim(1, 1, object("value", new Num(6), "transaction", new Text("tx:1"))));
    }

    @Test
    void whatGoesUpAndDownAgainIsZeroAndNotNothing() {
        assertCount(0, claim(1, 1, 0.1), claim(2, 2, object("decrement", new Num(0.1))));
    }

    @Test
    void whereNothingCountsThereIsNoValue() {
        assertEquals(Optional.empty(), Said.value(counter, List.of()));
        assertEquals(Optional.empty(), Said.value(counter, List.of(claim(1, 1, "1"), claim(2, 2, new Bool(false)),
                claim(3, 3, object("increment", new Text("1"))), claim(4, 4, object("amount", new Num(1))))));
    }

    @Test
    void aNegatedClaimIsTakenBackExactly() {
        Counter.Tally tally = Said.after(counter, List.of(claim(1, 1, 1e100), claim(2, 2, 1)));
        tally = counter.retract(tally, claim(1, 1, 1e100)).orElseThrow();
        assertEquals(Optional.of(new Num(1)), counter.resolve(tally));
        tally = counter.retract(tally, claim(2, 2, 1)).orElseThrow();
        assertEquals(Optional.empty(), counter.resolve(tally));
    }

    @Test
    void everyClaimIsToldWhatItAdds() {
        Counter.Tally tally = Said.after(counter, List.of(claim(1, 1, 2), claim(2, 2, "two")));
        assertEquals(new Part(Part.Kind.COUNTED, "adds 2.0"), counter.part(tally, claim(1, 1, 2)));
        assertEquals(Part.Kind.LOST, counter.part(tally, claim(2, 2, "two")).kind());
    }
}
