package org.rhizome.core;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.Policy;
import org.rhizome.algebra.PolicyReading;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.node.Explanation;
import org.rhizome.resolver.Part;

/** A policy of the algebra, over claims as resolvers see them. Keeps the claims in order, so that one more or less costs little. */
record PolicyDecider(PolicyReading reading) implements Decider {

    private static final Explanation.Decider DESCRIBED = new Explanation.Decider("policy", "1", "org.rhizome.algebra");
    private static final Comparator<HEntry> BY_ID = Comparator.comparing(entry -> entry.delta().id());

    static PolicyDecider of(Policy policy) {
        return new PolicyDecider(PolicyReading.of(policy));
    }

    @Override
    public Reduction start() {
        return new Ordered();
    }

    @Override
    public Explanation.Decider described() {
        return DESCRIBED;
    }

    @Override
    public String rule() {
        return reading.rule();
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public boolean needsClaims() {
        return false;
    }

    @Override
    public boolean isDependent() {
        return false;
    }

    private final class Ordered implements Reduction {

        private final TreeSet<HEntry> entries = new TreeSet<>(reading.picks() ? reading : BY_ID);
        private final TreeMap<DeltaId, Value> values = new TreeMap<>();
        private final Function<HEntry, Value> claimed = entry -> values.get(entry.delta().id());
        private Set<DeltaId> contributors; // null until it is asked for

        @Override
        public void add(Entry entry) {
            values.put(entry.delta().id(), entry.claim().value());
            entries.add(entry.entry());
            contributors = null;
        }

        @Override
        public boolean remove(Entry entry) {
            entries.remove(entry.entry());
            values.remove(entry.delta().id());
            contributors = null;
            return true;
        }

        @Override
        public Optional<Value> value(SortedMap<String, Value> needed) {
            boolean firstDecides = reading.picks() && !entries.isEmpty();
            return reading.value(firstDecides ? List.of(entries.first()) : List.copyOf(entries), claimed);
        }

        @Override
        public Part part(Entry entry, Optional<Value> value) {
            if (reading.picks()) {
                HEntry winner = entries.first();
                return BY_ID.compare(winner, entry.entry()) == 0
                        ? new Part(Part.Kind.WON, "first by the rule")
                        : new Part(Part.Kind.LOST, reading.why(winner, entry.entry()));
            }
            if (contributors == null) {
                contributors = new HashSet<>();
                reading.contributors(List.copyOf(entries), claimed).forEach(one -> contributors.add(one.delta().id()));
            }
            return contributors.contains(entry.delta().id())
                    ? new Part(Part.Kind.COUNTED, "part of the value")
                    : new Part(Part.Kind.LOST, "not part of the value");
        }
    }
}
