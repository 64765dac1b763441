package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.rhizome.algebra.Access;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

/** Reads of one state. */
final class StoreSnapshot implements Snapshot {

    /** Most entities have fewer entries than a new search costs. */
    private static final int STEPS_BEFORE_SEEKING = 100;

    private final State state;

    StoreSnapshot(State state) {
        this.state = state;
    }

    @Override
    public long count() {
        return state.count();
    }

    @Override
    public long lastSequence() {
        return state.lastSequence();
    }

    @Override
    public boolean contains(DeltaId id) {
        return state.find(id).isPresent();
    }

    @Override
    public Optional<Stored> get(DeltaId id) {
        IdEntry entry = state.find(id);
        return entry.isPresent() ? Optional.of(state.segments().read(entry.sequence())) : Optional.empty();
    }

    @Override
    public Iterator<Filed> scan(String entity) {
        if (!Lookup.isText(entity)) {
            return List.<Filed>of().iterator();
        }
        byte[] prefix = FilingFamily.entity(entity);
        return new Reading<>(state, KeyRange.startingWith(prefix), sequence -> false, new Filings(prefix.length));
    }

    @Override
    public Iterator<Stored> scan(String entity, String property) {
        return find(new Access.ByProperty(entity, property));
    }

    @Override
    public List<Stored> negations(DeltaId id) {
        byte[] prefix = NegationFamily.of(id);
        List<Stored> negations = new ArrayList<>();
        if (state.mayContain(prefix)) {
            new Matches<>(state, prefix, this::newest).forEachRemaining(negations::add);
        }
        return negations;
    }

    /** The record that an entry ending with a sequence points at, or the copy that took its place. */
    private Stored newest(Cursor cursor) {
        return state.segments().read(state.newest(cursor.keyNumber(cursor.keyLength() - Long.BYTES)));
    }

    @Override
    public Iterator<Stored> feed(long after) {
        return state.segments().feed(after, state.lastSequence());
    }

    @Override
    public List<String> entities(String prefix, String after, int limit) {
        List<String> entities = new ArrayList<>();
        if (!Lookup.isText(prefix) || !Lookup.isText(after)) {
            return entities;
        }
        byte[] start = FilingFamily.starting(prefix);
        byte[] next = FilingFamily.after(after);
        Cursor cursor = state.from(Arrays.compareUnsigned(start, next) > 0 ? start : next);
        boolean here = cursor.advance();
        while (entities.size() < limit && here && cursor.startsWith(start)) {
            String entity = FilingFamily.text(cursor.key(), 1);
            entities.add(entity);
            next = FilingFamily.after(entity);
            for (int steps = 0; here && cursor.compareTo(next) < 0; steps++) {
                if (steps == STEPS_BEFORE_SEEKING) {
                    cursor = state.from(next);
                }
                here = cursor.advance();
            }
        }
        return entities;
    }

    @Override
    public OptionalLong estimate(Access access) {
        return OptionalLong.of(switch (access) {
            case Access.Everything _ -> count();
            case Access.ById(DeltaId id) -> contains(id) ? 1 : 0;
            default -> Lookup.of(access).count(state);
        });
    }

    @Override
    public Iterator<Stored> find(Access access) {
        return switch (access) {
            case Access.Everything _ -> state.segments().feed(0, state.lastSequence(), sequence -> state.newest(sequence) == sequence);
            case Access.ById(DeltaId id) -> get(id).stream().iterator();
            default -> Lookup.of(access).read(state);
        };
    }

    @Override
    public Iterator<DeltaId> ids() {
        return new Matches<>(state, IdEntry.ALL_IDS, IdEntry::id);
    }

    @Override
    public List<TimeBucket> timeBuckets() {
        List<TimeBucket> buckets = new ArrayList<>();
        new Matches<>(state, TimeFamily.ALL_HOURS, TimeFamily::bucket).forEachRemaining(buckets::add);
        return buckets;
    }

    /** Makes what is filed of records; most have the property of the one before. */
    private static final class Filings implements BiFunction<byte[], Stored, Filed> {

        private final int prefix;
        private byte[] known = {};
        private String property = "";

        Filings(int prefix) {
            this.prefix = prefix;
        }

        @Override
        public Filed apply(byte[] key, Stored stored) {
            if (key != known) {
                property = FilingFamily.text(key, prefix);
                known = key;
            }
            return new Filed(property, stored);
        }
    }
}
