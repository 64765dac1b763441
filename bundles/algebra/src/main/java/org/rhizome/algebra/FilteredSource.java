package org.rhizome.algebra;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/**
 * A part of another source, as if there were nothing else: what is left out is not found and negates nothing. Serves the same look-ups.
 */
public final class FilteredSource implements DeltaSource {

    private final DeltaSource whole;
    private final Predicate<Delta> kept;

    private FilteredSource(DeltaSource whole, Predicate<Delta> kept) {
        this.whole = whole;
        this.kept = kept;
    }

    public static DeltaSource of(DeltaSource whole, Predicate<Delta> kept) {
        return new FilteredSource(whole, kept);
    }

    /**
     * The past: what was claimed up to a time, negations included.
     *
     * @param time milliseconds since 1970, included
     */
    public static DeltaSource asOf(DeltaSource whole, double time) {
        return of(whole, delta -> delta.timestamp() <= time);
    }

    /** At most: what is left out is not counted apart. */
    @Override
    public long count() {
        return whole.count();
    }

    @Override
    public OptionalLong estimate(Access access) {
        return whole.estimate(access);
    }

    @Override
    public Iterable<Delta> find(Access access) {
        return () -> StreamSupport.stream(whole.find(access).spliterator(), false).filter(kept).iterator();
    }

    @Override
    public Collection<Delta> negations(DeltaId id) {
        Collection<Delta> all = whole.negations(id);
        return all.isEmpty() ? all : all.stream().filter(kept).toList();
    }
}
