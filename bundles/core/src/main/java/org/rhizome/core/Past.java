package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.Fault;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Roles;

/**
 * Claims and all negations that reach them, by the times they were made. Moments are let happen one after the other; each costs what it
 * changes. For one thread.
 */
final class Past {

    private static final int MAX_DELTAS = 200_000;
    private static final long MAX_WORK = 5_000_000;
    private static final Comparator<Fate> NEGATIONS_FIRST = Comparator.comparingInt(fate -> fate.rank);

    private final Map<DeltaId, Fate> fates = new HashMap<>();
    private final SortedMap<Double, List<Delta>> moments = new TreeMap<>();
    private long work;

    /** What becomes of one delta. */
    private static final class Fate {

        private final Delta delta;
        private List<Fate> targets = List.of();
        private int rank; // less than that of whatever it negates
        private boolean claimed;
        private int negations; // that survive
        private boolean survives;
        private boolean open;

        Fate(Delta delta) {
            this.delta = delta;
        }
    }

    /**
     * @param claims to look at
     * @param all where the negations come from
     * @throws AlgebraException if there are too many
     */
    Past(Collection<Delta> claims, DeltaSource all) {
        Deque<Delta> open = new ArrayDeque<>(claims);
        while (!open.isEmpty()) {
            Delta delta = open.pop();
            charge(1);
            if (fates.putIfAbsent(delta.id(), new Fate(delta)) == null) {
                requireRoom();
                moments.computeIfAbsent(delta.timestamp(), time -> new ArrayList<>(1)).add(delta);
                open.addAll(all.negations(delta.id()));
            }
        }
        moments.values().forEach(moment -> moment.sort(Comparator.comparing(Delta::id)));
        fates.values().forEach(fate -> fate.targets = targets(fate.delta));
        rank();
    }

    private void requireRoom() {
        if (fates.size() > MAX_DELTAS) {
            throw new AlgebraException(Fault.LIMIT, "the history has more than " + MAX_DELTAS
                    + " claims and negations: ask for the past by asOf instead");
        }
    }

    /** @throws AlgebraException if all that was charged is too much */
    void charge(long steps) {
        work += steps;
        if (work > MAX_WORK) {
            throw new AlgebraException(Fault.LIMIT, "the history takes more than " + MAX_WORK
                    + " steps, as claims in it are negated and restored too often: ask for the past by asOf instead");
        }
    }

    private List<Fate> targets(Delta delta) {
        List<Fate> targets = delta.pointers().stream()
                .filter(pointer -> pointer.role().equals(Roles.NEGATES) && pointer.target() instanceof DeltaRef)
                .flatMap(pointer -> ((DeltaRef) pointer.target()).id().stream())
                .distinct().filter(fates::containsKey).map(fates::get).toList();
        charge(targets.size());
        return targets;
    }

    /** Ids are hashes, so only ids that lie negate in a circle: they would keep rank 0, and what they cost ends by {@link #charge}. */
    private void rank() {
        Map<Fate, Integer> unranked = new HashMap<>();
        fates.values().forEach(fate -> fate.targets.forEach(target -> unranked.merge(target, 1, Integer::sum)));
        Queue<Fate> ready = new ArrayDeque<>(fates.values());
        ready.removeIf(unranked::containsKey);
        for (int rank = 1; !ready.isEmpty(); rank++) {
            Fate next = ready.remove();
            next.rank = rank;
            for (Fate target : next.targets) {
                if (unranked.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
    }

    /** What was said, by ascending time; the deltas of a moment by ascending id. */
    SortedMap<Double, List<Delta>> moments() {
        return moments;
    }

    /**
     * Lets a moment happen, after all before it.
     *
     * @return whatever it brings, strikes or restores, each once
     */
    List<Delta> happen(List<Delta> moment) {
        Queue<Fate> open = new PriorityQueue<>(NEGATIONS_FIRST);
        for (Delta delta : moment) {
            Fate fate = fates.get(delta.id());
            fate.claimed = true;
            open(fate, open);
        }
        List<Delta> changed = new ArrayList<>();
        while (!open.isEmpty()) {
            Fate fate = open.remove();
            fate.open = false;
            charge(1);
            boolean survives = fate.claimed && fate.negations == 0;
            if (survives != fate.survives) {
                fate.survives = survives;
                changed.add(fate.delta);
                for (Fate target : fate.targets) {
                    charge(1);
                    target.negations += survives ? 1 : -1;
                    open(target, open);
                }
            }
        }
        return changed;
    }

    private static void open(Fate fate, Queue<Fate> open) {
        if (!fate.open) {
            fate.open = true;
            open.add(fate);
        }
    }

    /** Whether a delta has been claimed and is not negated, after what happened so far. */
    boolean survives(Delta delta) {
        return fates.get(delta.id()).survives;
    }
}
