package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.resolver.crdt.Said.claim;
import static org.rhizome.resolver.crdt.Said.object;
import static org.rhizome.resolver.crdt.Said.ref;
import static org.rhizome.resolver.crdt.Said.refs;
import static org.rhizome.resolver.crdt.Said.texts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class MultiValueRegisterTest {

    private final MultiValueRegister register = new MultiValueRegister();

    private static Claim write(long id, double timestamp, String value, long... superseded) {
        return claim(id, timestamp, object("value", new Text(value), "supersedes", refs(superseded)));
    }

    private void assertRegister(Optional<Value> expected, Claim... claims) {
        assertEquals(expected, Said.value(register, List.of(claims)));
        assertEquals(expected, Said.value(register, List.of(claims).reversed()));
    }

    @Test
    void withoutWritesThereIsNoValue() {
        assertRegister(Optional.empty());
    }

    @Test
    void oneValueIsAListOfOne() {
        assertRegister(texts("a"), claim(1, 1, "a"));
    }

    @Test
    void concurrentWritesAllStandNewestFirstThenBySmallestId() {
        assertRegister(texts("d", "b", "a", "c"), claim(5, 2, "a"), claim(4, 2, "b"), claim(-1, 2, "c"), write(9, 3, "d", 77));
    }

    @Test
    void concurrentWritesOfOneValueStandOnce() {
        assertRegister(texts("a", "b"), claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a"));
    }

    @Test
    void aWriteReplacesWhatItSupersedesHoweverOldItsTimestamp() {
        assertRegister(texts("b"), claim(1, 100, "a"), write(2, 1, "b", 1));
        assertRegister(texts("c"), claim(1, 1, "a"), claim(2, 2, "b"), write(3, 3, "c", 1, 2));
        assertRegister(texts("b"), claim(1, 1, "a"), claim(2, 2, object("value", new Text("b"), "supersedes", ref(1))));
    }

    @Test
    void aWriteThatHadNotSeenTheOtherStandsBesideIt() {
        assertRegister(texts("c", "b"), claim(1, 1, "a"), write(2, 2, "b", 1), write(3, 3, "c", 1));
    }

    @Test
    void whatIsSupersededStillSupersedes() {
        assertRegister(texts("c"), claim(1, 1, "a"), write(2, 2, "b", 1), write(3, 3, "c", 2));
    }

    @Test
    void whenALinkOfTheChainIsNegatedWhatItReplacedStandsAgain() {
        Writes state = Said.after(register, List.of(claim(1, 1, "a"), write(2, 2, "b", 1), write(3, 3, "c", 2)));
        state = register.retract(state, write(2, 2, "b", 1)).orElseThrow();
        assertEquals(texts("c", "a"), register.resolve(state));
        state = register.retract(state, write(3, 3, "c", 2)).orElseThrow();
        assertEquals(texts("a"), register.resolve(state));
    }

    @Test
    void whatSupersedesWithoutAValueClearsTheRegister() {
        assertRegister(Optional.empty(), claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, object("supersedes", refs(1, 2))));
    }

    @Test
    void aWriteInATransactionIsAWrite() {
        assertRegister(Said.list(new Num(5)), claim(1, 1, object("value", new Num(5), "transaction", new Text("tx:1"))));
    }

    @Test
    void anObjectWithoutTheRolesOfAWriteIsAValue() {
        Value address = object("street", new Text("Main"), "number", new Num(1));
        assertRegister(Said.list(address), claim(1, 1, address));
    }

    @Test
    void aCircleNeitherHangsNorStandsAndNothingSupersedesItself() {
        assertRegister(Optional.empty(), write(1, 1, "a", 2), write(2, 2, "b", 3), write(3, 3, "c", 1));
        assertRegister(texts("d"), write(1, 1, "a", 2), write(2, 2, "b", 1), write(4, 4, "d", 1));
        assertRegister(texts("a"), write(1, 1, "a", 1));
    }

    @Test
    void aChainOfAHundredThousandWritesInAnyOrderEndsInTheLast() {
        List<Claim> chain = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            chain.add(write(i, i, "v" + i, i - 1));
        }
        assertEquals(texts("v100000"), Said.value(register, chain));
        assertEquals(texts("v100000"), Said.value(register, chain.reversed()));
        Collections.shuffle(chain, new Random(1));
        assertEquals(texts("v100000"), Said.value(register, chain));
    }

    @Test
    void everyClaimIsToldWhetherItMattered() {
        List<Claim> claims = List.of(claim(1, 1, "a"), write(2, 2, "b", 1), write(3, 3, "c", 2),
                claim(4, 4, object("supersedes", refs(8, 9))));
        Writes state = Said.after(register, claims);
        assertEquals(new Part(Part.Kind.LOST, "superseded"), register.part(state, claims.get(0)));
        assertEquals(new Part(Part.Kind.COUNTED, "supersedes another claim"), register.part(state, claims.get(1)));
        assertEquals(new Part(Part.Kind.COUNTED, "nothing supersedes it"), register.part(state, claims.get(2)));
        assertEquals(new Part(Part.Kind.LOST, "nothing that it supersedes is here"), register.part(state, claims.get(3)));
    }
}
