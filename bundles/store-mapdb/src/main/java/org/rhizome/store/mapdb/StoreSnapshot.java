package org.rhizome.store.mapdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
        if (!isText(entity)) {
            return List.<Filed>of().iterator();
        }
        byte[] prefix = FilingFamily.entity(entity);
        return new Matches<>(state, prefix, cursor -> new Filed(FilingFamily.text(cursor, prefix.length), newest(cursor)));
    }

    @Override
    public Iterator<Stored> scan(String entity, String property) {
        if (!isText(entity) || !isText(property)) {
            return List.<Stored>of().iterator();
        }
        return new Matches<>(state, FilingFamily.property(entity, property), this::newest);
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
        if (!isText(prefix) || !isText(after)) {
            return entities;
        }
        byte[] start = FilingFamily.starting(prefix);
        byte[] next = FilingFamily.after(after);
        Cursor cursor = state.from(Arrays.compareUnsigned(start, next) > 0 ? start : next);
        boolean here = cursor.advance();
        while (entities.size() < limit && here && cursor.startsWith(start)) {
            String entity = FilingFamily.text(cursor, 1);
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
    public Iterator<DeltaId> ids() {
        return new Matches<>(state, IdEntry.ALL_IDS, IdEntry::id);
    }

    @Override
    public List<TimeBucket> timeBuckets() {
        List<TimeBucket> buckets = new ArrayList<>();
        new Matches<>(state, TimeFamily.ALL_HOURS, TimeFamily::bucket).forEachRemaining(buckets::add);
        return buckets;
    }

    /** No delta names anything that is not Unicode. */
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
