package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.delta;
import static org.rhizome.core.History.negation;
import static org.rhizome.core.History.reference;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.store.Snapshot;

class NegationTest {

    private static final Delta CLAIM = claim("e", "p", "v", 1);
    private static final Delta NO = negation(CLAIM, 2);
    private static final Delta NO_NO = negation(NO, 3);
    private static final Delta NO_NO_NO = negation(NO_NO, 4);

    private static boolean negated(Delta asked, Delta... history) {
        MemoryStore store = new MemoryStore();
        store.append(List.of(history), 0);
        return sight(store.snapshot()).isNegated(asked.id());
    }

    private static Sight sight(Snapshot snapshot) {
        return new Sight(new Visibility(snapshot, new CompleteManifests()), OptionalDouble.empty());
    }

    @Test
    void aDeltaIsNotNegatedByItself() {
        assertFalse(negated(CLAIM, CLAIM));
        assertFalse(negated(CLAIM), "nor when it is not here");
    }

    @Test
    void aNegationNegates() {
        assertTrue(negated(CLAIM, CLAIM, NO));
    }

    @Test
    void anEvenChainRestoresAndAnOddOneDoesNot() {
        assertFalse(negated(CLAIM, CLAIM, NO, NO_NO));
        assertTrue(negated(CLAIM, CLAIM, NO, NO_NO, NO_NO_NO));
    }

    @Test
    void aNegationThatComesBeforeItsTargetCounts() {
        assertTrue(negated(CLAIM, NO, CLAIM));
        assertFalse(negated(CLAIM, NO), "what is not here is not negated");
        assertFalse(negated(CLAIM, NO_NO, NO, CLAIM));
    }

    @Test
    void oneNegationThatHoldsIsEnough() {
        Delta other = negation(CLAIM, 9);
        assertTrue(negated(CLAIM, CLAIM, NO, NO_NO, other));
        assertFalse(negated(CLAIM, CLAIM, NO, NO_NO, other, negation(other, 10)));
    }

    @Test
    void oneDeltaMayNegateSeveral() {
        Delta second = claim("e", "p", "w", 1);
        Delta both = delta(5, new Pointer("negates", reference(CLAIM.id())), new Pointer("negates", reference(second.id())));
        assertTrue(negated(CLAIM, CLAIM, second, both));
        assertTrue(negated(second, CLAIM, second, both));
    }

    @Test
    void onlyARoleOfExactlyNegatesWithADeltaReferenceNegates() {
        assertFalse(negated(CLAIM, CLAIM, delta(2, new Pointer("negates", new Text(CLAIM.id().toString())))));
        assertFalse(negated(CLAIM, CLAIM, delta(2, new Pointer("negates", new EntityRef(CLAIM.id().toString(), "negated")))));
        assertFalse(negated(CLAIM, CLAIM, delta(2, new Pointer("Negates", reference(CLAIM.id())))));
    }

    @Test
    void aChainOfAMillionIsFollowedToItsEnd() {
        Sight sight = sight(new ChainSnapshot(1_000_001));
        assertEquals(Set.of(ChainSnapshot.id(1)), sight.surviving(Set.of(ChainSnapshot.id(0), ChainSnapshot.id(1))));
    }

    @Test
    void ofManyThatAreAskedForTogetherEachLinkIsFollowedOnce() {
        ChainSnapshot chain = new ChainSnapshot(1_000);
        Set<DeltaId> all = LongStream.rangeClosed(0, 1_000).mapToObj(ChainSnapshot::id).collect(Collectors.toSet());
        Set<DeltaId> even = LongStream.rangeClosed(0, 500).mapToObj(i -> ChainSnapshot.id(2 * i)).collect(Collectors.toSet());
        assertEquals(even, sight(chain).surviving(all));
        assertTrue(chain.reads() < 3_000, () -> chain.reads() + " reads of negations");
    }
}
