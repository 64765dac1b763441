package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.delta;
import static org.rhizome.core.History.negation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.Change;
import org.rhizome.store.Snapshot;

class ChangeTrackerTest {

    private final MemoryStore store = new MemoryStore();
    private final CompleteManifests complete = new CompleteManifests();
    private final Set<String> ignored = new TreeSet<>();
    private final ChangeTracker tracker = new ChangeTracker(new CompletedTransactions(), entity -> !ignored.contains(entity));

    private GroupChange arrive(Delta... deltas) {
        return arrive(List.of(deltas));
    }

    private GroupChange arrive(List<Delta> deltas) {
        Snapshot before = store.snapshot();
        var appended = store.append(deltas, 0);
        return tracker.of(deltas, appended, ChangeTracker.Told.DELTAS,
                new Visibility(before, complete), new Visibility(store.snapshot(), complete));
    }

    private static Map<String, List<Delta>> entities(GroupChange group) {
        assertEquals(Change.Extent.LISTED, group.change().extent());
        assertEquals(group.change().entities().keySet(), group.touches().keySet());
        return group.change().entities();
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
        Delta relation = delta(1, new Pointer("x", new EntityRef("a", "p")), new Pointer("y", new EntityRef("b", "q")),
                new Pointer("z", new EntityRef("c", null)));
        GroupChange group = arrive(relation);
        assertEquals(Map.of("a", List.of(relation), "b", List.of(relation)), entities(group));
        assertEquals(List.of(relation), group.change().deltas());
        assertEquals(List.of(relation.id()), group.touches().get("a").fresh());
        assertEquals(List.of(), group.touches().get("a").reached());
    }

    @Test
    void entitiesThatNobodyWatchesAreLeftOut() {
        ignored.add("b");
        Delta relation = delta(1, new Pointer("x", new EntityRef("a", "p")), new Pointer("y", new EntityRef("b", "q")));
        assertEquals(Set.of("a"), entities(arrive(relation)).keySet());
    }

    @Test
    void aDuplicateChangesNothing() {
        Delta claim = claim("e", "p", "v", 1);
        arrive(claim);
        GroupChange group = arrive(claim, claim);
        assertEquals(Map.of(), entities(group));
        assertEquals(List.of(), group.change().deltas());
    }

    @Test
    void aSignatureThatComesLaterIsToldAndTouchesNoView() {
        Delta signed = Delta.by(SigningKey.ofSeed(new byte[SigningKey.SEED_LENGTH])).at(1).set("e", "p", "v");
        arrive(Delta.of(signed.claims()));
        GroupChange group = arrive(signed);
        assertEquals(List.of(signed), group.change().deltas());
        assertEquals(Map.of(), group.touches());
    }

    @Test
    void everyLinkOfAChainOfNegationsReachesTheClaimAtItsEndAndNoOther() {
        List<Delta> chain = chain(100);
        arrive(claim("other", "p", "v", 0), chain.getFirst());
        for (Delta link : chain.subList(1, chain.size())) {
            GroupChange group = arrive(link);
            assertEquals(Map.of("e", List.of(link)), entities(group));
            assertEquals(List.of(chain.getFirst().id()), group.touches().get("e").reached());
        }
    }

    @Test
    void theLinkThatMakesAChainWholeReachesTheClaimAtItsEnd() {
        List<Delta> chain = chain(3);
        assertEquals(Map.of("e", List.of(chain.get(0))), entities(arrive(chain.get(0), chain.get(3), chain.get(2))));
        assertEquals(Map.of("e", List.of(chain.get(1))), entities(arrive(chain.get(1))));
    }

    @Test
    void aClaimWhoseNegationCameFirstIsTouchedWhenItComes() {
        Delta claim = claim("e", "p", "v", 0);
        assertEquals(Map.of(), entities(arrive(negation(claim, 1))));
        assertEquals(List.of(claim.id()), arrive(claim).touches().get("e").fresh());
    }

    @Test
    void aChainThatIsTooLongToFollowMayChangeAnything() {
        List<Delta> chain = chain(ReadBudget.MAX_READS + 2);
        arrive(chain.subList(0, chain.size() - 1));
        requireAny(arrive(chain.getLast()));
    }

    @Test
    void aGroupWithTooManyNegationsMayChangeAnything() {
        List<Delta> claims = new ArrayList<>();
        List<Delta> negations = new ArrayList<>();
        for (int i = 0; i <= ReadBudget.MAX_READS; i++) {
            claims.add(claim("e" + i, "p", "v", i));
            negations.add(negation(claims.getLast(), i));
        }
        arrive(claims);
        requireAny(arrive(negations));
    }

    private static void requireAny(GroupChange group) {
        assertEquals(Change.Extent.ANY, group.change().extent());
        assertTrue(group.touches().isEmpty());
    }

    @Test
    void whatIsHiddenIsInNoChangeUntilItsTransactionIsCompleteAndThenAllOfIt() {
        Delta one = Delta.by("alice").at(1).in("tx").set("e", "p", "v");
        Delta two = Delta.by("alice").at(2).in("tx").set("f", "p", "v");
        Delta manifest = Delta.by("alice").at(3).manifest("tx", one.id(), two.id());
        GroupChange hidden = arrive(one);
        assertEquals(Map.of(), entities(hidden));
        assertEquals(List.of(), hidden.change().deltas());
        assertEquals(List.of(manifest), arrive(manifest).change().deltas());
        GroupChange shown = arrive(two);
        assertEquals(List.of(one, two), shown.change().deltas());
        assertEquals(Map.of("e", List.of(one), "f", List.of(two), "tx", List.of(one, two)), sorted(entities(shown)));
    }

    private static Map<String, List<Delta>> sorted(Map<String, List<Delta>> entities) {
        Map<String, List<Delta>> sorted = new TreeMap<>();
        entities.forEach((entity, causes) -> sorted.put(entity, causes.stream()
                .sorted(Comparator.comparingDouble(Delta::timestamp)).toList()));
        return sorted;
    }

    @Test
    void aNegationInsideATransactionReachesNothingUntilItIsComplete() {
        Delta claim = claim("e", "p", "v", 0);
        Delta no = Delta.by("alice").at(1).in("tx").negate(claim.id());
        arrive(claim);
        assertEquals(Map.of(), entities(arrive(no)));
        GroupChange shown = arrive(Delta.by("alice").at(2).manifest("tx", no.id()));
        assertEquals(List.of(claim.id()), shown.touches().get("e").reached());
        assertEquals(List.of(no), shown.change().entities().get("e"));
    }
}
