package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.delta;
import static org.rhizome.core.History.negation;
import static org.rhizome.core.History.reference;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;

class NegationTest {

    private static final Delta CLAIM = claim("e", "p", "v", 1);
    private static final Delta NO = negation(CLAIM, 2);
    private static final Delta NO_NO = negation(NO, 3);
    private static final Delta NO_NO_NO = negation(NO_NO, 4);

    private static boolean negated(Delta asked, Delta... history) {
        MemoryStore store = new MemoryStore();
        store.append(List.of(history), 0);
        return new Negations(store.snapshot()).isNegated(asked.id());
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
        assertTrue(negated(CLAIM, NO), "and is known even while the target is missing");
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
        int length = 1_000_000;
        assertFalse(new Negations(new ChainSnapshot(length)).isNegated(ChainSnapshot.id(0)));
        assertTrue(new Negations(new ChainSnapshot(length + 1)).isNegated(ChainSnapshot.id(0)));
    }

    @Test
    void whatWasFoundIsRemembered() {
        ChainSnapshot chain = new ChainSnapshot(1_000);
        Negations negations = new Negations(chain);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(i % 2 == 1, negations.isNegated(ChainSnapshot.id(i)));
        }
        assertTrue(chain.reads() < 3_000, () -> chain.reads() + " reads of negations");
    }
}
