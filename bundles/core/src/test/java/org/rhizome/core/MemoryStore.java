package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.store.Appended;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

/**
 * The store's contract in memory, as the model for tests. Everything is kept with its sequence; a snapshot is a highest sequence, and
 * what lies above it is not seen.
 */
final class MemoryStore implements DeltaStore {

    private final Map<DeltaId, Copies> copies = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Stored> feed = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Collection<Filing>> filings = new ConcurrentSkipListMap<>(Text.BY_UTF8);
    private final Map<DeltaId, Collection<Stored>> negations = new ConcurrentHashMap<>();
    private final Map<String, Collection<Stored>> roles = new ConcurrentHashMap<>();
    private final Map<String, Collection<Stored>> references = new ConcurrentHashMap<>();
    private volatile State state = new State(0, 0);

    private record State(long count, long last) {}

    private record Filing(String property, DeltaId id, long arrival) {}

    /** The copy that came first and, if that was unsigned, the signed one that came later. */
    private record Copies(Stored first, Stored signed) {

        Optional<Stored> asOf(long last) {
            if (signed != null && signed.sequence() <= last) {
                return Optional.of(signed);
            }
            return first.sequence() <= last ? Optional.of(first) : Optional.empty();
        }
    }

    @Override
    public synchronized List<Appended> append(List<Delta> batch, long receivedAt) {
        List<Appended> effects = new ArrayList<>();
        long count = state.count;
        long last = state.last;
        for (Delta delta : batch) {
            Copies known = copies.get(delta.id());
            if (known == null) {
                add(new Stored(++last, receivedAt, delta));
                count++;
                effects.add(new Appended(last, Effect.ADDED));
            } else if (known.signed == null && known.first.delta().signature().isEmpty() && delta.signature().isPresent()) {
                Stored signed = new Stored(++last, receivedAt, delta, true);
                feed.put(last, signed);
                copies.put(delta.id(), new Copies(known.first, signed));
                effects.add(new Appended(last, Effect.SIGNATURE_ADDED));
            } else {
                effects.add(new Appended(known.asOf(Long.MAX_VALUE).orElseThrow().sequence(), Effect.DUPLICATE));
            }
        }
        state = new State(count, last);
        return effects;
    }

    private void add(Stored stored) {
        Delta delta = stored.delta();
        feed.put(stored.sequence(), stored);
        copies.put(delta.id(), new Copies(stored, null));
        delta.pointers().stream().filter(MemoryStore::files).map(pointer -> (EntityRef) pointer.target()).distinct().forEach(ref ->
                filings.computeIfAbsent(ref.id(), id -> new ConcurrentLinkedQueue<>())
                        .add(new Filing(ref.context(), delta.id(), stored.sequence())));
        delta.pointers().stream().map(Pointer::role).distinct().forEach(role -> index(roles, role, stored));
        delta.pointers().stream().filter(pointer -> pointer.target() instanceof DeltaRef)
                .map(pointer -> ((DeltaRef) pointer.target()).delta()).distinct().forEach(named -> index(references, named, stored));
        negatedBy(delta).forEach(id -> negations.computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>()).add(stored));
    }

    private static void index(Map<String, Collection<Stored>> index, String key, Stored stored) {
        index.computeIfAbsent(key, it -> new ConcurrentLinkedDeque<>()).add(stored);
    }

    private static boolean files(Pointer pointer) {
        return pointer.target() instanceof EntityRef ref && ref.context() != null;
    }

    private static List<DeltaId> negatedBy(Delta delta) {
        return delta.pointers().stream()
                .filter(pointer -> pointer.role().equals("negates") && pointer.target() instanceof DeltaRef)
                .flatMap(pointer -> ((DeltaRef) pointer.target()).id().stream())
                .distinct().toList();
    }

    @Override
    public Snapshot snapshot() {
        return new AsOf(state);
    }

    @Override
    public StoreHealth health() {
        return new StoreHealth(true, "", 0);
    }

    @Override
    public List<String> verify() {
        return List.of();
    }

    private final class AsOf implements Snapshot {

        private final State state;

        AsOf(State state) {
            this.state = state;
        }

        @Override
        public long count() {
            return state.count;
        }

        @Override
        public long lastSequence() {
            return state.last;
        }

        @Override
        public boolean contains(DeltaId id) {
            return get(id).isPresent();
        }

        @Override
        public Optional<Stored> get(DeltaId id) {
            return Optional.ofNullable(copies.get(id)).flatMap(known -> known.asOf(state.last));
        }

        @Override
        public Iterator<Filed> scan(String entity) {
            return filings.getOrDefault(entity, List.of()).stream()
                    .filter(filing -> filing.arrival <= state.last)
                    .sorted(Comparator.comparing(Filing::property, Text.BY_UTF8).thenComparingLong(Filing::arrival))
                    .map(filing -> new Filed(filing.property, get(filing.id).orElseThrow()))
                    .iterator();
        }

        @Override
        public Iterator<Stored> scan(String entity, String property) {
            List<Stored> found = new ArrayList<>();
            scan(entity).forEachRemaining(filed -> {
                if (filed.property().equals(property)) {
                    found.add(filed.stored());
                }
            });
            return found.iterator();
        }

        @Override
        public List<Stored> negations(DeltaId id) {
            Collection<Stored> all = negations.get(id);
            return all == null ? List.of() : all.stream().filter(stored -> stored.sequence() <= state.last).toList();
        }

        @Override
        public Iterator<Stored> feed(long after) {
            return after >= state.last ? List.<Stored>of().iterator() : feed.subMap(after, false, state.last, true).values().iterator();
        }

        @Override
        public List<String> entities(String prefix, String after, int limit) {
            return filings.tailMap(after, false).entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .filter(entry -> entry.getValue().stream().anyMatch(filing -> filing.arrival <= state.last))
                    .map(Map.Entry::getKey).limit(limit).toList();
        }

        @Override
        public OptionalLong estimate(Access access) {
            return switch (access) {
                case Access.Everything _ -> OptionalLong.of(state.count);
                case Access.ById(DeltaId id) -> OptionalLong.of(contains(id) ? 1 : 0);
                case Access.ByRole(String role) -> OptionalLong.of(any(roles.get(role)));
                case Access.ByReference(String delta) -> OptionalLong.of(any(references.get(delta)));
                default -> OptionalLong.of(count(find(access)));
            };
        }

        /** A rough bound: all there are, if there is any. */
        private long any(Collection<Stored> indexed) {
            return seen(indexed).findAny().isPresent() ? state.count : 0;
        }

        private Stream<Stored> seen(Collection<Stored> indexed) {
            return indexed == null ? Stream.empty() : indexed.stream().filter(stored -> stored.sequence() <= state.last);
        }

        private static long count(Iterator<Stored> all) {
            long count = 0;
            for (; all.hasNext(); all.next()) {
                count++;
            }
            return count;
        }

        @Override
        public Iterator<Stored> find(Access access) {
            return switch (access) {
                case Access.ById(DeltaId id) -> get(id).stream().iterator();
                case Access.ByFiling(String entity) -> filed(entity, property -> true);
                case Access.ByProperty(String entity, String property) -> filed(entity, property::equals);
                case Access.ByRole(String role) -> newest(roles.get(role));
                case Access.ByReference(String delta) -> newest(references.get(delta));
                default -> everything(Lookup.of(access));
            };
        }

        private Iterator<Stored> filed(String entity, Predicate<String> property) {
            Map<DeltaId, Stored> found = new LinkedHashMap<>();
            scan(entity).forEachRemaining(filed -> {
                if (property.test(filed.property())) {
                    found.put(filed.stored().delta().id(), filed.stored());
                }
            });
            return found.values().iterator();
        }

        private Iterator<Stored> newest(Collection<Stored> indexed) {
            return seen(indexed).map(stored -> get(stored.delta().id()).orElseThrow()).iterator();
        }

        private Iterator<Stored> everything(Predicate<Delta> wanted) {
            return feed.headMap(state.last, true).values().stream().map(stored -> stored.delta().id()).distinct()
                    .map(id -> get(id).orElseThrow()).filter(stored -> wanted.test(stored.delta())).iterator();
        }

        @Override
        public Iterator<DeltaId> ids() {
            return feed.headMap(state.last, true).values().stream().map(stored -> stored.delta().id()).distinct().sorted().iterator();
        }

        @Override
        public List<TimeBucket> timeBuckets() {
            throw new UnsupportedOperationException("not needed by the engine");
        }
    }
}
