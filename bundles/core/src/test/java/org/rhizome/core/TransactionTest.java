package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Signature;
import org.rhizome.delta.Text;
import org.rhizome.node.Change;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.OpenTransaction;
import org.rhizome.node.Outcome;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.store.mapdb.OpenStore;

class TransactionTest {

    private static final Delta ONE = Delta.by("alice").at(1).in("tx").set("a", "p", "one");
    private static final Delta TWO = Delta.by("alice").at(2).in("tx").set("b", "p", "two");
    private static final Delta MANIFEST = Delta.by("alice").at(3).manifest("tx", ONE.id(), TWO.id());

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private static boolean shows(Engine node, Delta delta, String entity) {
        boolean visible = node.isVisible(delta.id());
        assertEquals(visible, ids(node, entity).contains(delta), "the lossless view agrees");
        assertEquals(visible, queried(node).contains(delta), "the query agrees");
        return visible;
    }

    private static Set<Delta> ids(Engine node, String entity) {
        Set<Delta> all = new HashSet<>();
        node.lossless(entity, LosslessOptions.DEFAULTS).ifPresent(view ->
                view.properties().values().forEach(entries -> entries.forEach(entry -> all.add(entry.delta()))));
        return all;
    }

    private static Set<Delta> queried(Engine node) {
        var answer = node.query(new QueryRequest(new Term.Input(), Optional.empty(), Registry.EMPTY, OptionalDouble.empty()));
        return new HashSet<>(((DSet) answer.result()).deltas());
    }

    private boolean shows(Delta delta, String entity) {
        return shows(node, delta, entity);
    }

    private static ListQuery list(String prefix) {
        return new ListQuery(new ListQuery.Source.Prefix(prefix), Reading.DEFAULTS, Filter.ALL, Optional.empty(), Optional.empty(), 10);
    }

    @Test
    void membersAreNowhereUntilTheManifestAndAllItListsAreHere() {
        Engines.put(node, ONE);
        Engines.put(node, MANIFEST);
        assertTrue(node.delta(ONE.id()).isPresent(), "but it is kept");
        assertFalse(shows(ONE, "a"));
        assertTrue(node.lossless("a", LosslessOptions.DEFAULTS).isEmpty());
        assertTrue(node.lossy("a", Reading.DEFAULTS).isEmpty());
        assertTrue(node.explain("a", "p", Reading.DEFAULTS).isEmpty());
        assertTrue(node.history("a", "p", Reading.DEFAULTS, Double.NEGATIVE_INFINITY, 10).isEmpty());
        assertEquals(List.of("tx"), node.entities("", "", 10), "only the manifest is filed for all to see");
        assertEquals(List.of(), node.list(list("a")).entities());
        Engines.put(node, TWO);
        assertTrue(shows(ONE, "a"));
        assertTrue(shows(TWO, "b"));
        assertEquals(new Text("one"), node.lossy("a", Reading.DEFAULTS).orElseThrow().properties().get("p"), "membership is no value");
        assertEquals(List.of("a", "b", "tx"), node.entities("", "", 10));
        assertEquals(1, node.list(list("a")).entities().size());
        assertTrue(node.explain("a", "p", Reading.DEFAULTS).orElseThrow().value().isPresent());
    }

    @Test
    void everyOrderOfArrivalEndsTheSame() {
        Histories.permutations(List.of(ONE, TWO, MANIFEST), arrivals -> {
            try (Engine other = Engines.over(new MemoryStore())) {
                for (Delta delta : arrivals) {
                    assertFalse(shows(other, ONE, "a") || shows(other, TWO, "b"));
                    Engines.put(other, delta);
                }
                assertTrue(shows(other, ONE, "a") && shows(other, TWO, "b"));
            }
        });
    }

    @Test
    void listenersHearOfAllMembersInOneStepAndOfNoneBefore() {
        List<Change> changes = new ArrayList<>();
        node.subscribe(changes::add);
        Engines.put(node, TWO);
        Engines.put(node, MANIFEST);
        Engines.put(node, ONE);
        assertEquals(List.of(List.of(), List.of(MANIFEST), List.of(TWO, ONE)), changes.stream().map(Change::deltas).toList());
        assertEquals(Set.of("a", "b", "tx"), changes.getLast().entities().keySet());
        assertEquals(3, changes.getLast().sequence());
    }

    @Test
    void aNegationInsideAnIncompleteTransactionHasNoEffect() {
        Delta claim = claim("a", "p", "old", 1);
        Delta no = Delta.by("alice").at(2).in("tx").negate(claim.id());
        Engines.put(node, claim, no);
        assertEquals(1, node.lossy("a", Reading.DEFAULTS).orElseThrow().properties().size());
        assertFalse(node.isNegated(claim.id()));
        Engines.put(node, Delta.by("alice").at(3).manifest("tx", no.id()));
        assertEquals(0, node.lossy("a", Reading.DEFAULTS).orElseThrow().properties().size());
        assertTrue(node.isNegated(claim.id()));
    }

    @Test
    void aMemberThatNoManifestListsStaysHidden() {
        Delta extra = Delta.by("mallory").at(9).in("tx").set("a", "p", "extra");
        Engines.put(node, ONE, TWO, MANIFEST, extra);
        assertFalse(shows(extra, "a"));
        assertTrue(shows(ONE, "a"), "and hides nothing that was complete");
        Engines.put(node, Delta.by("alice").at(10).manifest("tx", extra.id()));
        assertTrue(shows(extra, "a"));
    }

    @Test
    void aSecondManifestNeverHidesWhatWasComplete() {
        Engines.put(node, ONE, TWO, MANIFEST);
        Engines.put(node, Delta.by("mallory").at(4).manifest("tx", ONE.id(), claim("x", "p", "never", 1).id()));
        assertTrue(shows(ONE, "a") && shows(TWO, "b"));
    }

    @Test
    void aNegatedManifestStillHolds() {
        Engines.put(node, ONE, TWO, MANIFEST);
        Engines.put(node, Delta.by("mallory").at(4).negate(MANIFEST.id()));
        assertTrue(shows(ONE, "a") && shows(TWO, "b"));
    }

    @Test
    void listedDeltasThatNameNoTransactionAreVisibleAtOnce() {
        Delta plain = claim("a", "p", "plain", 1);
        Engines.put(node, plain, Delta.by("alice").at(3).manifest("tx", plain.id(), TWO.id()), ONE);
        assertTrue(shows(plain, "a"));
        assertFalse(shows(ONE, "a"));
    }

    @Test
    void aMemberOfTwoTransactionsWaitsForBoth() {
        Delta both = Delta.by("alice").at(1).in("tx").in("other").set("a", "p", "both");
        Engines.put(node, both, Delta.by("alice").at(2).manifest("tx", both.id()));
        assertFalse(shows(both, "a"));
        Engines.put(node, Delta.by("alice").at(2).manifest("other", both.id()));
        assertTrue(shows(both, "a"));
    }

    @Test
    void aMemberOfOneTransactionCompletesAnotherThatListsItToo() {
        Delta last = Delta.by("alice").at(1).in("other").set("c", "p", "three");
        Delta listing = Delta.by("alice").at(4).manifest("tx", ONE.id(), last.id());
        Engines.put(node, claim("a", "q", "plain", 1), listing, ONE, Delta.by("alice").at(4).manifest("other", last.id()));
        assertEquals(Set.of("q"), node.lossy("a", Reading.DEFAULTS).orElseThrow().properties().keySet());
        List<Change> changes = new ArrayList<>();
        node.subscribe(changes::add);
        Engines.put(node, last);
        assertEquals(Set.of("p", "q"), node.lossy("a", Reading.DEFAULTS).orElseThrow().properties().keySet());
        assertEquals(Set.of(ONE, last), Set.copyOf(changes.getFirst().deltas()));
    }

    @Test
    void aManifestThatListsWhatCanNeverBeIsNeverComplete() {
        Delta garbage = History.delta(3, new Pointer("transaction", new EntityRef("tx", "manifest")),
                new Pointer("rhizomatic.txn.member", new DeltaRef(ONE.id().toString(), null)),
                new Pointer("rhizomatic.txn.member", new DeltaRef("garbage", null)));
        Engines.put(node, ONE, garbage);
        assertFalse(shows(ONE, "a"));
        Engines.put(node, MANIFEST, TWO);
        assertTrue(shows(ONE, "a"), "and hinders no other");
    }

    @Test
    void theManifestOfOneTransactionMayBeAMemberOfAnother() {
        Delta inner = Delta.by("alice").at(1).in("inner").set("a", "p", "inner");
        Delta manifest = Delta.by("alice").at(2).in("outer").manifest("inner", inner.id());
        Engines.put(node, inner, manifest);
        boolean before = node.isVisible(inner.id());
        Engines.put(node, Delta.by("alice").at(3).manifest("outer", manifest.id()));
        assertTrue(node.isVisible(manifest.id()) && node.isVisible(inner.id()));
        assertTrue(before, "a manifest holds from the moment it is here, seen or not");
    }

    @Test
    void aRestartOverTheRealStoreChangesNothing(@TempDir Path folder) {
        Delta late = Delta.by("alice").at(1).in("late").set("c", "p", "late");
        try (OpenStore store = OpenStore.onDisk(folder); Engine first = Engines.over(store)) {
            Engines.put(first, ONE, MANIFEST, late);
        }
        try (OpenStore store = OpenStore.onDisk(folder); Engine second = Engines.over(store)) {
            assertFalse(shows(second, ONE, "a") || shows(second, late, "c"));
            Engines.put(second, TWO);
            assertTrue(shows(second, ONE, "a"));
        }
        try (OpenStore store = OpenStore.onDisk(folder); Engine third = Engines.over(store)) {
            assertTrue(shows(third, ONE, "a") && shows(third, TWO, "b"));
            assertFalse(shows(third, late, "c"));
            assertEquals(List.of("late"), third.openTransactions("", 10).transactions().stream().map(OpenTransaction::id).toList());
        }
    }

    @Test
    void whatIsSubmittedWholeIsTakenWholeOrNotAtAll() {
        Delta forged = Delta.of(claim("a", "p", "forged", 1).claims(), Signature.of(new byte[64]));
        List<Outcome> refused = node.submitWhole(List.of(ONE, forged, TWO)).orTimeout(30, TimeUnit.SECONDS).join();
        refused.forEach(outcome -> assertInstanceOf(Outcome.Rejected.class, outcome));
        assertTrue(((Outcome.Rejected) refused.getFirst()).reason().contains("because delta 1 of the whole was rejected"));
        assertEquals(0, node.status().deltas());
        List<Outcome> taken = node.submitWhole(List.of(ONE, TWO, MANIFEST, ONE)).orTimeout(30, TimeUnit.SECONDS).join();
        assertEquals(new Outcome.Duplicate(ONE.id()), taken.getLast());
        assertTrue(shows(ONE, "a"));
    }
}
