package org.rhizome.core;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;
import org.rhizome.store.TimeBucket;

/** Deltas 0 to n, each but the last negated by the next, made up when asked for. */
final class ChainSnapshot implements Snapshot {

    private static final byte[] BYTES = History.negation(History.claim("e", "p", "v", 1), 2).canonicalBytes();

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
        return id.a() < negations ? List.of(stored(id.a() + 1)) : List.of();
    }

    private static Stored stored(long number) {
        return new Stored(number + 1, 0, Delta.trusted(id(number), BYTES, null));
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
        return contains(id) ? Optional.of(stored(id.a())) : Optional.empty();
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
    public OptionalLong estimate(Access access) {
        return switch (access) {
            case Access.ById _ -> OptionalLong.of(1);
            case Access.Everything _ -> OptionalLong.of(count());
            default -> OptionalLong.empty();
        };
    }

    @Override
    public Iterator<Stored> find(Access access) {
        return access instanceof Access.ById(DeltaId id) ? get(id).stream().iterator()
                : LongStream.range(0, count()).mapToObj(ChainSnapshot::stored).iterator();
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
