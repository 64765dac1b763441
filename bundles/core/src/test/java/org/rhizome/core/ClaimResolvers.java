package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.DependentResolver;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.RetractingResolver;

/** Resolvers of every kind that show which claims they were given, so that a stale view cannot look right by chance. */
final class ClaimResolvers {

    private ClaimResolvers() {}

    /** The usual ones and one of every kind. */
    static Resolvers all() {
        return Resolvers.usual().install("ids", new Ids()).install("retracting", new Retracting()).install("forgetful", new Forgetful())
                .install("joined", new Joined()).install("needing", new Needing());
    }

    static Value text(Collection<DeltaId> ids) {
        return new Text(ids.stream().map(id -> id.toString().substring(0, 12)).collect(Collectors.joining(" ")));
    }

    /** Cannot take anything out. */
    static class Ids implements Resolver<Set<DeltaId>> {

        @Override
        public Set<DeltaId> init() {
            return new TreeSet<>();
        }

        @Override
        public Set<DeltaId> reduce(Set<DeltaId> state, Claim claim) {
            if (!state.add(claim.id())) {
                throw new IllegalStateException("was given " + claim + " twice");
            }
            return state;
        }

        @Override
        public Optional<Value> resolve(Set<DeltaId> state) {
            return state.isEmpty() ? Optional.empty() : Optional.of(text(state));
        }
    }

    /** Takes everything out again. */
    static final class Retracting extends Ids implements RetractingResolver<Set<DeltaId>> {

        @Override
        public Optional<Set<DeltaId>> retract(Set<DeltaId> state, Claim claim) {
            if (!state.remove(claim.id())) {
                throw new IllegalStateException("was never given " + claim);
            }
            return Optional.of(state);
        }
    }

    /** Gives up when the winner goes. */
    static final class Forgetful implements RetractingResolver<Claim> {

        private final Resolvers.Newest newest = new Resolvers.Newest();

        @Override
        public Claim reduce(Claim best, Claim claim) {
            return newest.reduce(best, claim);
        }

        @Override
        public Optional<Claim> retract(Claim best, Claim claim) {
            return best.id().equals(claim.id()) ? Optional.empty() : Optional.of(best);
        }

        @Override
        public Optional<Value> resolve(Claim best) {
            return newest.resolve(best);
        }
    }

    /** Joins ids; needs to be told by what. */
    static final class Joined implements ConfigurableResolver<List<String>> {

        @Override
        public List<String> init(Map<String, Value> options) {
            if (!(options.get("separator") instanceof Text(String separator)) || options.size() != 1) {
                throw new IllegalArgumentException("\"separator\" is the one option and a string, not " + options);
            }
            return new ArrayList<>(List.of(separator));
        }

        @Override
        public List<String> reduce(List<String> state, Claim claim) {
            state.add(claim.id().toString());
            return state;
        }

        @Override
        public Optional<Value> resolve(List<String> state) {
            return Optional.of(new Text(state.stream().skip(1).sorted().collect(Collectors.joining(state.getFirst()))));
        }
    }

    /** Says what it needs and how many claims there are. */
    static final class Needing implements DependentResolver<Integer> {

        @Override
        public Integer init() {
            return 0;
        }

        @Override
        public Integer reduce(Integer state, Claim claim) {
            return state + 1;
        }

        @Override
        public Optional<Value> resolve(Integer state, SortedMap<String, Value> needed) {
            return Optional.of(needed.isEmpty() ? new Num(state) : new Text(state + " and " + needed));
        }
    }
}
