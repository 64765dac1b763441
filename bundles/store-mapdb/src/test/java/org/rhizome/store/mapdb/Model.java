package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Signature;
import org.rhizome.store.Appended;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

/** What a store should hold, in the simplest way. */
final class Model {

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final List<Stored> feed = new ArrayList<>();
    private final Map<DeltaId, Stored> newest = new HashMap<>();
    private final Map<DeltaId, Long> arrived = new HashMap<>();

    List<Appended> append(List<Delta> batch, long receivedAt) {
        return batch.stream().map(delta -> append(delta, receivedAt)).toList();
    }

    private Appended append(Delta delta, long receivedAt) {
        Stored known = newest.get(delta.id());
        if (known != null && (known.delta().signature().isPresent() || delta.signature().isEmpty())) {
            return new Appended(known.sequence(), Effect.DUPLICATE);
        }
        Stored stored = new Stored(feed.size() + 1, receivedAt, delta, known != null);
        feed.add(stored);
        newest.put(delta.id(), stored);
        arrived.putIfAbsent(delta.id(), stored.sequence());
        return new Appended(stored.sequence(), known == null ? Effect.ADDED : Effect.SIGNATURE_ADDED);
    }

    int size() {
        return feed.size();
    }

    void assertSame(Snapshot snapshot) {
        assertEquals(newest.size(), snapshot.count());
        assertEquals(feed.size(), snapshot.lastSequence());
        assertEquals(texts(feed), texts(Deltas.list(snapshot.feed(0))));
        assertEquals(new TreeSet<>(newest.keySet()), new LinkedHashSet<>(Deltas.list(snapshot.ids())));
        assertEquals(newest.keySet().stream().sorted().toList(), Deltas.list(snapshot.ids()));
        Map<DeltaId, Set<Stored>> negations = negations();
        newest.values().forEach(stored -> {
            assertEquals(text(stored), text(snapshot.get(stored.delta().id()).orElseThrow()));
            assertTrue(snapshot.contains(stored.delta().id()));
            assertEquals(texts(negations.getOrDefault(stored.delta().id(), Set.of())), texts(snapshot.negations(stored.delta().id())));
        });
        assertEquals(buckets(), snapshot.timeBuckets());
        assertSameFilings(snapshot);
    }

    /** Compares all look-ups, of which there are many. */
    void assertSameAccesses(Snapshot snapshot) {
        new Accesses(newest.values(), snapshot).assertSame();
    }

    private void assertSameFilings(Snapshot snapshot) {
        Map<String, Map<String, Set<Stored>>> filings = filings();
        List<String> named = filings.keySet().stream().filter(entity -> !entity.isEmpty()).toList(); // "" is not greater than ""
        assertEquals(named, snapshot.entities("", "", 1_000_000));
        filings.forEach((entity, byProperty) -> {
            List<String> expected = new ArrayList<>();
            byProperty.forEach((property, filed) -> {
                assertEquals(texts(filed), texts(Deltas.list(snapshot.scan(entity, property))));
                filed.forEach(stored -> expected.add(property + "=" + text(stored)));
            });
            List<String> found = new ArrayList<>();
            snapshot.scan(entity).forEachRemaining(filed -> found.add(filed.property() + "=" + text(filed.stored())));
            assertEquals(expected, found);
        });
    }

    private Map<String, Map<String, Set<Stored>>> filings() {
        Map<String, Map<String, Set<Stored>>> filings = new TreeMap<>(BY_BYTES);
        inArrivalOrder().forEach(stored -> stored.delta().pointers().forEach(pointer -> {
            if (pointer.target() instanceof EntityRef entity && entity.context() != null) {
                filings.computeIfAbsent(entity.id(), id -> new TreeMap<>(BY_BYTES))
                        .computeIfAbsent(entity.context(), context -> new LinkedHashSet<>()).add(stored);
            }
        }));
        return filings;
    }

    private Map<DeltaId, Set<Stored>> negations() {
        Map<DeltaId, Set<Stored>> negations = new HashMap<>();
        inArrivalOrder().forEach(stored -> stored.delta().pointers().forEach(pointer -> {
            if (pointer.role().equals("negates") && pointer.target() instanceof DeltaRef reference) {
                negations.computeIfAbsent(reference.id().orElseThrow(), id -> new LinkedHashSet<>()).add(stored);
            }
        }));
        return negations;
    }

    private List<Stored> inArrivalOrder() {
        return newest.values().stream().sorted(Comparator.comparing(stored -> arrived.get(stored.delta().id()))).toList();
    }

    private List<TimeBucket> buckets() {
        Map<Long, TimeBucket> buckets = new TreeMap<>();
        newest.values().forEach(stored -> {
            long start = (long) Math.floor(stored.delta().timestamp() / Snapshot.BUCKET_MILLIS) * Snapshot.BUCKET_MILLIS;
            buckets.merge(start, new TimeBucket(start, 1, stored.delta().id().a()),
                    (a, b) -> new TimeBucket(start, a.count() + b.count(), a.sum() + b.sum()));
        });
        return List.copyOf(buckets.values());
    }

    private static List<String> texts(Iterable<Stored> stored) {
        List<String> texts = new ArrayList<>();
        stored.forEach(one -> texts.add(text(one)));
        return texts;
    }

    private static String text(Stored stored) {
        return stored.sequence() + "@" + stored.receivedAt() + " " + stored.delta().id() + " " + stored.delta().claims() + " "
                + stored.delta().signature().map(Signature::toString).orElse("unsigned") + (stored.again() ? " again" : "");
    }
}
