package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.rhizome.algebra.Access;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** What can be seen of one snapshot, as the input of the algebra. For one thread. */
final class VisibleSource implements DeltaSource {

    private final Snapshot snapshot;
    private final Visibility visibility;

    VisibleSource(Visibility visibility) {
        this.snapshot = visibility.snapshot();
        this.visibility = visibility;
    }

    @Override
    public long count() {
        return snapshot.count();
    }

    @Override
    public OptionalLong estimate(Access access) {
        return snapshot.estimate(access);
    }

    @Override
    public Iterable<Delta> find(Access access) {
        return () -> new Seen(snapshot.find(access));
    }

    @Override
    public Collection<Delta> negations(DeltaId id) {
        List<Stored> negations = snapshot.negations(id);
        if (negations.isEmpty()) {
            return List.of();
        }
        List<Delta> seen = new ArrayList<>(negations.size());
        for (Stored negation : negations) {
            if (visibility.shows(negation.delta())) {
                seen.add(negation.delta());
            }
        }
        return seen;
    }

    /** Skips what is hidden. */
    private final class Seen implements Iterator<Delta> {

        private final Iterator<Stored> all;
        private Delta next;

        Seen(Iterator<Stored> all) {
            this.all = all;
            advance();
        }

        private void advance() {
            next = null;
            while (next == null && all.hasNext()) {
                Delta delta = all.next().delta();
                next = visibility.shows(delta) ? delta : null;
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Delta next() {
            if (next == null) {
                throw new NoSuchElementException("nothing more can be seen");
            }
            Delta delta = next;
            advance();
            return delta;
        }
    }
}
