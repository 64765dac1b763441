package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.delta;
import static org.rhizome.core.History.negation;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rhizome.core.ViewStamps.Stamp;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.DeltaStore;

class ChangeTrackerTest {

    private final DeltaStore store = new MemoryStore();
    private final ViewStamps stamps = new ViewStamps();
    private final ChangeTracker changes = new ChangeTracker(store, stamps);

    private void arrive(Delta... deltas) {
        arrive(List.of(deltas));
    }

    private void arrive(List<Delta> deltas) {
        changes.announce(deltas, store.append(deltas, 0));
    }

    private List<Stamp> stamps(String... entities) {
        return List.of(entities).stream().map(stamps::of).toList();
    }

    /** A claim about "e" and negations of negations of it. */
    private static List<Delta> chain(int length) {
        List<Delta> chain = new ArrayList<>();
        chain.add(claim("e", "p", "v", 0));
        for (int i = 1; i <= length; i++) {
            chain.add(negation(chain.getLast(), i));
        }
        return chain;
    }

    @Test
    void theEntitiesUnderWhichADeltaIsFiledChangeAndNoOthers() {
        List<Stamp> before = stamps("a", "b", "c", "d");
        arrive(delta(1, new Pointer("x", new EntityRef("a", "p")), new Pointer("y", new EntityRef("b", "q")),
                new Pointer("z", new EntityRef("c", null))));
        List<Stamp> after = stamps("a", "b", "c", "d");
        assertNotEquals(before.get(0), after.get(0));
        assertNotEquals(before.get(1), after.get(1));
        assertEquals(before.subList(2, 4), after.subList(2, 4));
    }

    @Test
    void aDuplicateChangesNothing() {
        arrive(claim("e", "p", "v", 1));
        List<Stamp> before = stamps("e");
        arrive(claim("e", "p", "v", 1));
        assertEquals(before, stamps("e"));
    }

    @Test
    void everyLinkOfAChainOfNegationsChangesTheEntityAtItsEndAndNoOther() {
        for (Delta link : chain(ChangeTracker.MAX_CHAIN)) {
            List<Stamp> before = stamps("e", "other");
            arrive(link);
            assertNotEquals(before.get(0), stamps.of("e"));
            assertEquals(before.get(1), stamps.of("other"));
        }
    }

    @Test
    void theLinkThatMakesAChainWholeChangesTheEntityAtItsEnd() {
        List<Delta> chain = chain(3);
        arrive(chain.get(0), chain.get(3), chain.get(2));
        List<Stamp> before = stamps("e");
        arrive(chain.get(1));
        assertNotEquals(before, stamps("e"));
    }

    @Test
    void aChainThatIsTooLongToFollowChangesEverything() {
        List<Delta> chain = chain(ChangeTracker.MAX_CHAIN + 2);
        chain.subList(0, chain.size() - 1).forEach(this::arrive);
        List<Stamp> before = stamps("e", "other");
        arrive(chain.getLast());
        assertNotEquals(before.get(0), stamps.of("e"));
        assertNotEquals(before.get(1), stamps.of("other"));
    }

    @Test
    void aGroupWithTooManyNegationsChangesEverything() {
        List<Delta> claims = new ArrayList<>();
        List<Delta> negations = new ArrayList<>();
        for (int i = 0; i <= ChangeTracker.MAX_READS; i++) {
            claims.add(claim("e" + i, "p", "v", i));
            negations.add(negation(claims.getLast(), i));
        }
        arrive(claims);
        List<Stamp> before = stamps("other");
        arrive(negations);
        assertNotEquals(before, stamps("other"));
    }

    @Test
    void aRecordThatCannotBeReadChangesEverything() {
        DeltaStore damaged = new BrokenStore(new DamagedRecordException("segment-1", 42, "checksum"));
        List<Stamp> before = stamps("other");
        List<Delta> group = List.of(claim("e", "p", "v", 1));
        new ChangeTracker(damaged, stamps).announce(group, store.append(group, 0));
        assertNotEquals(before, stamps("other"));
    }
}
