package org.rhizome.core;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

/** Deltas 0 to n, each but the last negated by the next, made up when asked for. */
final class ChainSnapshot implements Snapshot {

    private static final byte[] NO_BYTES = {};

    private final long negations;
    private int reads;

    ChainSnapshot(long negations) {
        this.negations = negations;
    }

    static DeltaId id(long number) {
        return new DeltaId(number, 0, 0, 0);
    }

    /** How often negations were asked for. */
    int reads() {
        return reads;
    }

    @Override
    public List<Stored> negations(DeltaId id) {
        reads++;
        return id.a() < negations ? List.of(new Stored(id.a() + 1, 0, Delta.trusted(id(id.a() + 1), NO_BYTES, null))) : List.of();
    }

    @Override
    public long count() {
        return negations + 1;
    }

    @Override
    public long lastSequence() {
        return negations + 1;
    }

    @Override
    public boolean contains(DeltaId id) {
        return id.a() <= negations;
    }

    @Override
    public Optional<Stored> get(DeltaId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Filed> scan(String entity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Stored> scan(String entity, String property) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Stored> feed(long after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> entities(String prefix, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<DeltaId> ids() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TimeBucket> timeBuckets() {
        throw new UnsupportedOperationException();
    }
}
