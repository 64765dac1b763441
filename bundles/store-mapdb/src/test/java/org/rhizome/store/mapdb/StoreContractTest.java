package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.store.Appended;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

class StoreContractTest {

    @TempDir
    private Path folder;
    private MapDbStore store;

    @BeforeEach
    void open() {
        store = MapDbStore.open(folder, Settings.defaults());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void append(Delta... deltas) {
        store.append(List.of(deltas), 77);
    }

    private Snapshot snapshot() {
        return store.snapshot();
    }

    private static List<Delta> deltas(List<Stored> stored) {
        return stored.stream().map(Stored::delta).toList();
    }

    @Test
    void anEmptyStoreHasNothing() {
        assertEquals(0, snapshot().count());
        assertEquals(0, snapshot().lastSequence());
        assertTrue(snapshot().get(Deltas.numbered(1).id()).isEmpty());
        assertFalse(snapshot().contains(Deltas.numbered(1).id()));
        assertFalse(snapshot().scan("entity:1").hasNext());
        assertFalse(snapshot().feed(0).hasNext());
        assertFalse(snapshot().ids().hasNext());
        assertEquals(List.of(), snapshot().entities("", "", 10));
        assertEquals(List.of(), snapshot().timeBuckets());
        assertEquals(List.of(), store.verify());
        assertTrue(store.health().writable());
        assertEquals(List.of(), store.append(List.of(), 1));
    }

    @Test
    void aDeltaComesBackAsItWas() {
        Delta delta = Deltas.filed("entity", "property", "value");
        Delta signed = Deltas.signed(Deltas.filed("entity", "property", "other"));
        assertEquals(List.of(new Appended(1, Effect.ADDED), new Appended(2, Effect.ADDED)), store.append(List.of(delta, signed), 42));
        Stored stored = snapshot().get(delta.id()).orElseThrow();
        assertEquals(new Stored(1, 42, delta), stored);
        assertEquals(delta.claims(), stored.delta().claims());
        assertTrue(stored.delta().signature().isEmpty());
        assertEquals(signed.signature(), snapshot().get(signed.id()).orElseThrow().delta().signature());
        assertTrue(snapshot().contains(delta.id()));
        assertEquals(2, snapshot().count());
        assertEquals(2, snapshot().lastSequence());
        assertTrue(store.health().bytes() > 0);
        assertEquals("", store.health().reason());
    }

    @Test
    void aDuplicateHasNoEffectWithinABatchAndLater() {
        Delta a = Deltas.numbered(1);
        Delta b = Deltas.numbered(2);
        assertEquals(List.of(new Appended(1, Effect.ADDED), new Appended(2, Effect.ADDED), new Appended(1, Effect.DUPLICATE)),
                store.append(List.of(a, b, a), 1));
        assertEquals(List.of(new Appended(2, Effect.DUPLICATE), new Appended(3, Effect.ADDED)),
                store.append(List.of(b, Deltas.numbered(3)), 2));
        assertEquals(3, snapshot().count());
        assertEquals(3, Deltas.list(snapshot().feed(0)).size());
        assertEquals(1, snapshot().get(a.id()).orElseThrow().receivedAt());
    }

    @Test
    void aSignedCopyTakesThePlaceOfAnUnsignedOne() {
        Delta target = Deltas.numbered(99);
        Delta plain = Deltas.at(5, Deltas.pointer("about", "e", "p"), Deltas.negation(target).pointers().getFirst());
        Delta later = Deltas.filed("e", "p", "later");
        append(plain, later);
        List<TimeBucket> buckets = snapshot().timeBuckets();
        Snapshot before = snapshot();
        Delta signed = Deltas.signed(plain);
        assertEquals(List.of(new Appended(3, Effect.SIGNATURE_ADDED)), store.append(List.of(signed), 9));
        Stored upgraded = new Stored(3, 9, signed, true);
        assertEquals(2, snapshot().count());
        assertEquals(3, snapshot().lastSequence());
        assertSigned(upgraded, snapshot().get(plain.id()).orElseThrow());
        assertSigned(upgraded, snapshot().negations(target.id()).getFirst());
        assertEquals(List.of(signed, later), deltas(Deltas.list(snapshot().scan("e", "p"))));
        assertSigned(upgraded, snapshot().scan("e", "p").next());
        assertSigned(upgraded, snapshot().scan("e").next().stored());
        assertEquals(List.of(1L, 2L, 3L), Deltas.list(snapshot().feed(0)).stream().map(Stored::sequence).toList());
        assertSigned(upgraded, snapshot().feed(2).next());
        assertEquals(buckets, snapshot().timeBuckets());
        assertEquals(2, Deltas.list(snapshot().ids()).size());
        assertTrue(before.get(plain.id()).orElseThrow().delta().signature().isEmpty(), "the old snapshot does not change");
        Appended duplicate = new Appended(3, Effect.DUPLICATE);
        assertEquals(List.of(duplicate, duplicate), store.append(List.of(plain, signed), 10));
    }

    @Test
    void aSignedCopyMayComeInTheSameBatch() {
        Delta plain = Deltas.numbered(5);
        assertEquals(List.of(new Appended(1, Effect.ADDED), new Appended(2, Effect.SIGNATURE_ADDED), new Appended(2, Effect.DUPLICATE)),
                store.append(List.of(plain, Deltas.signed(plain), plain), 1));
        assertEquals(1, snapshot().count());
        assertTrue(snapshot().get(plain.id()).orElseThrow().delta().signature().isPresent());
    }

    private static void assertSigned(Stored expected, Stored actual) {
        assertEquals(expected, actual);
        assertEquals(expected.delta().signature(), actual.delta().signature());
    }

    @Test
    void aScanGoesByPropertyThenByArrival() {
        Delta b1 = Deltas.filed("e", "b", "1");
        Delta a1 = Deltas.filed("e", "a", "1");
        Delta b2 = Deltas.filed("e", "b", "2");
        Delta both = Deltas.at(1, Deltas.pointer("x", "e", "b"), Deltas.pointer("y", "e", "a"), Deltas.pointer("z", "e", "b"));
        append(b1, a1, both);
        append(b2, Deltas.filed("e2", "a", "1"), Deltas.filed("", "a", "1"));
        assertEquals(List.of("a2", "a3", "b1", "b3", "b4"), names(Deltas.list(snapshot().scan("e"))));
        assertEquals(List.of(b1, both, b2), deltas(Deltas.list(snapshot().scan("e", "b"))));
        assertEquals(1, Deltas.list(snapshot().scan("", "a")).size());
        assertEquals(List.of(), Deltas.list(snapshot().scan("e", "")));
        assertEquals(List.of(), Deltas.list(snapshot().scan("e", "ab")));
    }

    private static List<String> names(List<Filed> filed) {
        return filed.stream().map(one -> one.property() + one.stored().sequence()).toList();
    }

    @Test
    void entitiesAndPropertiesSortByTheirBytes() {
        List<String> ascending = List.of("", "\0", "\0\0", "\0\u0001", "\u0001", "\u0001\0", "\u0001\u0001", "\u0001\u0002",
                "\u0002", "a", "a\0", "a\0b", "a\u0001", "ab", "b", "\u007f", "\u0080", "\u00ff", "\u07ff", "\u0800", "\uffff",
                "\ud800\udc00", "\ud83d\ude00", "\udbff\udfff");
        for (String name : ascending.reversed()) {
            append(Deltas.filed(name, "p", "v"));
            if (!name.isEmpty()) {
                append(Deltas.filed("one", name, "v"));
            }
        }
        List<String> found = snapshot().entities("", "", 100);
        assertEquals(ascending.stream().skip(1).toList(), found.stream().filter(name -> !name.equals("one")).toList());
        assertEquals(ascending.stream().skip(1).toList(), Deltas.list(snapshot().scan("one")).stream().map(Filed::property).toList());
        for (String name : ascending) {
            assertEquals(List.of("p"), Deltas.list(snapshot().scan(name)).stream().map(Filed::property).toList());
            assertEquals(1, Deltas.list(snapshot().scan(name, "p")).size());
        }
        assertFalse(snapshot().scan("?").hasNext());
        assertFalse(snapshot().scan("\ud800").hasNext(), "what is not Unicode names nothing");
    }

    @Test
    void entitiesComeInPages() {
        for (int i = 0; i < 30; i++) {
            String entity = "pkg:%02d".formatted(i);
            append(Deltas.filed(entity, "p" + i, "1"), Deltas.filed(entity, "q", "2"), Deltas.filed("other" + i, "p", ""));
        }
        append(Deltas.at(1, new Pointer("names", new EntityRef("pkg:unfiled", null))));
        assertEquals(List.of("pkg:00", "pkg:01", "pkg:02"), snapshot().entities("pkg:", "", 3));
        assertEquals(List.of("pkg:03", "pkg:04"), snapshot().entities("pkg:", "pkg:02", 2));
        assertEquals(List.of("pkg:29"), snapshot().entities("pkg:", "pkg:28", 10));
        assertEquals(List.of("pkg:10"), snapshot().entities("pkg:1", "pkg:0", 1));
        assertEquals(List.of(), snapshot().entities("pkg:", "pkg:29", 10));
        assertEquals(List.of(), snapshot().entities("pkg:", "q", 10));
        assertEquals(List.of(), snapshot().entities("pkg:", "", 0));
        assertEquals(30, snapshot().entities("pkg:", "", 100).size());
    }

    @Test
    void negationsAreFoundBeforeAndAfterTheirTarget() {
        Delta target = Deltas.numbered(1);
        Delta early = Deltas.negation(target);
        Delta late = Deltas.at(3000, early.pointers().getFirst(), early.pointers().getFirst());
        append(early);
        assertEquals(List.of(early), deltas(snapshot().negations(target.id())));
        append(target);
        append(late, Deltas.negation(early));
        assertEquals(List.of(early, late), deltas(snapshot().negations(target.id())));
        assertEquals(1, snapshot().negations(early.id()).size());
        assertEquals(List.of(), snapshot().negations(late.id()));
    }

    @Test
    void onlyTheRoleNegatesWithARealIdNegates() {
        Delta target = Deltas.numbered(1);
        String id = target.id().toString();
        append(Deltas.at(1, new Pointer("mentions", new DeltaRef(id, null))),
                Deltas.at(1, new Pointer("negates", new DeltaRef(id.toUpperCase(), null))),
                Deltas.at(1, new Pointer("negates", new Text(id))), Deltas.at(1, new Pointer("Negates", new DeltaRef(id, null))));
        assertEquals(List.of(), snapshot().negations(target.id()));
        append(Deltas.at(1, new Pointer("negates", new DeltaRef(id, "context"))));
        assertEquals(1, snapshot().negations(target.id()).size());
    }

    @Test
    void theFeedStartsBehindAnySequence() {
        store.append(Deltas.numbered(0, 100), 1);
        assertEquals(Deltas.numbered(0, 100), deltas(Deltas.list(snapshot().feed(0))));
        assertEquals(Deltas.numbered(95, 100), deltas(Deltas.list(snapshot().feed(95))));
        assertEquals(List.of(), Deltas.list(snapshot().feed(100)));
        assertEquals(List.of(), Deltas.list(snapshot().feed(1000)));
        assertEquals(100, Deltas.list(snapshot().feed(-1)).size());
    }

    @Test
    void idsAscend() {
        store.append(Deltas.numbered(0, 500), 1);
        assertEquals(Deltas.numbered(0, 500).stream().map(Delta::id).sorted().toList(), Deltas.list(snapshot().ids()));
    }

    @Test
    void timeBucketsAreHoursOfTheDeltasOwnTime() {
        long hour = Snapshot.BUCKET_MILLIS;
        double[] times = {0, 0.5, hour - 0.001, hour, -0.5, -1, -hour, -hour - 0.25, 1e300, -1e300};
        long[] starts = {0, 0, 0, hour, -hour, -hour, -hour, -2 * hour, Long.MAX_VALUE / hour * hour, Long.MIN_VALUE / hour * hour};
        TreeMap<Long, TimeBucket> expected = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            Delta delta = Deltas.timed(times[i]);
            append(delta);
            expected.merge(starts[i], new TimeBucket(starts[i], 1, delta.id().a()),
                    (a, b) -> new TimeBucket(a.start(), a.count() + b.count(), a.sum() + b.sum()));
        }
        assertEquals(List.copyOf(expected.values()), snapshot().timeBuckets());
    }

    @Test
    void aSnapshotDoesNotChange() {
        store.append(Deltas.numbered(0, 10), 1);
        Snapshot before = snapshot();
        var running = before.feed(0);
        running.next();
        store.append(Deltas.numbered(10, 2000), 1);
        assertEquals(10, before.count());
        assertEquals(10, before.lastSequence());
        assertEquals(9, Deltas.list(running).size());
        assertEquals(10, Deltas.list(before.ids()).size());
        assertFalse(before.contains(Deltas.numbered(10).id()));
        assertTrue(before.get(Deltas.numbered(11).id()).isEmpty());
        assertEquals(4, before.entities("", "", 100).size());
        assertEquals(2000, snapshot().count());
    }

    @Test
    void largeDeltasAndLongNamesAreKept() {
        String longName = "n".repeat(300_000) + "\0";
        Delta large = Deltas.filed(longName, "p".repeat(100_000), "v".repeat(3_000_000));
        append(Deltas.numbered(1), large, Deltas.numbered(2));
        assertEquals(large.claims(), snapshot().scan(longName).next().stored().delta().claims());
        assertTrue(snapshot().entities("n", "", 5).contains(longName));
        assertEquals(List.of(), store.verify());
    }

    @Test
    void aClosedStoreSaysSo() {
        Snapshot snapshot = snapshot();
        append(Deltas.numbered(1));
        Snapshot later = snapshot();
        store.close();
        assertThrows(StoreException.class, () -> append(Deltas.numbered(2)));
        assertThrows(StoreException.class, this::snapshot);
        assertThrows(StoreException.class, () -> later.get(Deltas.numbered(1).id()));
        assertEquals(0, snapshot.count());
        store.close();
    }
}
