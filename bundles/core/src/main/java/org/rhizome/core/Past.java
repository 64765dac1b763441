package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.Fault;
import org.rhizome.algebra.FilteredSource;
import org.rhizome.algebra.MemorySource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;

/** Claims and all negations that reach them, by the times they were made. For one thread. */
final class Past {

    private static final int MAX_DELTAS = 200_000;

    private final Map<DeltaId, Delta> deltas = new HashMap<>();
    private final SortedMap<Double, List<Delta>> moments = new TreeMap<>();
    private final DeltaSource source;

    /**
     * @param claims to look at
     * @param all where the negations come from
     * @throws AlgebraException if there are too many
     */
    Past(Collection<Delta> claims, DeltaSource all) {
        Deque<Delta> open = new ArrayDeque<>(claims);
        while (!open.isEmpty()) {
            Delta delta = open.pop();
            if (deltas.putIfAbsent(delta.id(), delta) == null) {
                requireRoom();
                moments.computeIfAbsent(delta.timestamp(), time -> new ArrayList<>(1)).add(delta);
                open.addAll(all.negations(delta.id()));
            }
        }
        moments.values().forEach(moment -> moment.sort(Comparator.comparing(Delta::id)));
        source = MemorySource.of(deltas.values());
    }

    private void requireRoom() {
        if (deltas.size() > MAX_DELTAS) {
            throw new AlgebraException(Fault.LIMIT, "the history has more than " + MAX_DELTAS
                    + " claims and negations: ask for the past by asOf instead");
        }
    }

    /** What was said, by ascending time; the deltas of a moment by ascending id. */
    SortedMap<Double, List<Delta>> moments() {
        return moments;
    }

    /** What a moment may strike, restore or bring: its deltas, and whatever their negations reach. */
    Set<DeltaId> reached(List<Delta> moment) {
        Set<DeltaId> reached = new LinkedHashSet<>();
        Deque<Delta> open = new ArrayDeque<>(moment);
        while (!open.isEmpty()) {
            Delta delta = open.pop();
            if (reached.add(delta.id())) {
                for (Pointer pointer : delta.pointers()) {
                    if (pointer.role().equals(Roles.NEGATES) && pointer.target() instanceof DeltaRef ref) {
                        ref.id().map(deltas::get).ifPresent(open::push);
                    }
                }
            }
        }
        return reached;
    }

    /** Which of these deltas had been claimed by then and were not negated. */
    Set<DeltaId> surviving(Collection<DeltaId> ids, double time) {
        return Survival.ids(ids, FilteredSource.asOf(source, time));
    }

    Delta delta(DeltaId id) {
        return deltas.get(id);
    }
}
