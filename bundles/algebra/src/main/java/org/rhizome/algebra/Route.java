package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Look-ups that together find every delta a set can hold.
 *
 * @param deltas at most how many they hand out
 */
record Route(List<Access> lookups, long deltas) {

    static final Route NOTHING = new Route(List.of(), 0);

    private static final List<Access> ALL = List.of(new Access.Everything());

    static Route everything(DeltaSource source) {
        return new Route(ALL, source.count());
    }

    static Route of(Access access, DeltaSource source) {
        OptionalLong deltas = source.estimate(access);
        return deltas.isPresent() ? new Route(List.of(access), deltas.getAsLong()) : everything(source);
    }

    /** All of these, unless that takes as much as reading everything. */
    static Route ofAll(Collection<? extends Access> accesses, DeltaSource source) {
        long most = source.count();
        long deltas = 0;
        if (accesses.size() == 1) {
            return of(accesses.iterator().next(), source);
        }
        for (Access access : accesses) {
            OptionalLong more = source.estimate(access);
            if (more.isEmpty() || accesses.size() > most || (deltas = Cost.sum(deltas, more.getAsLong())) > most) {
                return everything(source);
            }
        }
        return new Route(List.copyOf(accesses), deltas);
    }

    /** What is in both: by the look-ups that hand out less. */
    Route and(Route other) {
        if (only() instanceof Access.ByTime(double from, double to) && other.only() instanceof Access.ByTime(double from2, double to2)) {
            Access both = new Access.ByTime(Math.max(from, from2), Math.min(to, to2));
            return new Route(List.of(both), Math.min(deltas, other.deltas));
        }
        return other.deltas < deltas ? other : this;
    }

    /** What is in one or the other. */
    Route or(Route other, DeltaSource source) {
        if (lookups.isEmpty() || other.isEverything()) {
            return other;
        }
        if (other.lookups.isEmpty() || isEverything()) {
            return this;
        }
        long sum = Cost.sum(deltas, other.deltas);
        if (sum > source.count()) {
            return everything(source);
        }
        List<Access> both = new ArrayList<>(lookups);
        both.addAll(other.lookups);
        return new Route(List.copyOf(both), sum);
    }

    boolean isEverything() {
        return only() instanceof Access.Everything;
    }

    private Access only() {
        return lookups.size() == 1 ? lookups.getFirst() : null;
    }
}
