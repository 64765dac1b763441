package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.RetractingResolver;

/** Resolvers that each break one promise. */
final class BrokenResolvers {

    private BrokenResolvers() {}

    /** The newest wins, of several the one that came last. */
    static class ArrivalOrder implements Resolver<Claim> {
        @Override
        public Claim reduce(Claim best, Claim claim) {
            return best == null || claim.timestamp() >= best.timestamp() ? claim : best;
        }

        @Override
        public Optional<Value> resolve(Claim best) {
            return Optional.ofNullable(best).map(Claim::value);
        }
    }

    /** Lists distinct values in the order of a hash table. */
    static final class MapOrder implements Resolver<Set<Value>> {
        @Override
        public Set<Value> init() {
            return new HashSet<>();
        }

        @Override
        public Set<Value> reduce(Set<Value> values, Claim claim) {
            values.add(claim.value());
            return values;
        }

        @Override
        public Optional<Value> resolve(Set<Value> values) {
            return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(List.copyOf(values)));
        }
    }

    /** The first claim in the order of what each object's hash happens to be. */
    static final class IdentityOrder implements Resolver<List<Claim>> {
        @Override
        public List<Claim> init() {
            return new ArrayList<>();
        }

        @Override
        public List<Claim> reduce(List<Claim> claims, Claim claim) {
            claims.add(claim);
            return claims;
        }

        @Override
        public Optional<Value> resolve(List<Claim> claims) {
            return claims.stream().min(Comparator.comparingInt(System::identityHashCode)).map(Claim::value);
        }
    }

    /** The greatest text in upper case. */
    static final class DefaultLocale implements Resolver<String> {
        @Override
        public String reduce(String best, Claim claim) {
            String shown = claim.value() instanceof Text text ? text.value().toUpperCase() : "";
            return best == null || shown.compareTo(best) > 0 ? shown : best;
        }

        @Override
        public Optional<Value> resolve(String best) {
            return Optional.ofNullable(best).map(Text::new);
        }
    }

    /** Adds doubles and rounds each time. */
    static final class FloatSum implements Resolver<Double> {
        @Override
        public Double init() {
            return 0.0;
        }

        @Override
        public Double reduce(Double sum, Claim claim) {
            return claim.value() instanceof Num number ? sum + number.value() : sum;
        }

        @Override
        public Optional<Value> resolve(Double sum) {
            return Optional.of(new Num(sum));
        }
    }

    /** Forgets the winner but not that others lost to it. */
    static final class ForgetfulMaximum implements RetractingResolver<Double> {
        @Override
        public Double init() {
            return 0.0;
        }

        @Override
        public Double reduce(Double best, Claim claim) {
            return claim.value() instanceof Num number ? Math.max(best, number.value()) : best;
        }

        @Override
        public Optional<Double> retract(Double best, Claim claim) {
            return Optional.of(best);
        }

        @Override
        public Optional<Value> resolve(Double best) {
            return Optional.of(new Num(best));
        }
    }

    /** Counts in a field that all states share. */
    static final class SharedState implements Resolver<Integer> {
        private int count;

        @Override
        public Integer init() {
            count = 0;
            return 0;
        }

        @Override
        public Integer reduce(Integer state, Claim claim) {
            return ++count;
        }

        @Override
        public Optional<Value> resolve(Integer state) {
            return Optional.of(new Num(state));
        }
    }

    /** Takes the claims out of the state to show them. */
    static final class Consuming implements Resolver<Map<String, Value>> {
        @Override
        public Map<String, Value> init() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Value> reduce(Map<String, Value> state, Claim claim) {
            state.put(claim.id().toString(), claim.value());
            return state;
        }

        @Override
        public Optional<Value> resolve(Map<String, Value> state) {
            Value all = new Value.Fields(state);
            state.clear();
            return Optional.of(all);
        }
    }

    /** An empty list where there is nothing. */
    static final class EmptyList implements Resolver<Integer> {
        @Override
        public Integer reduce(Integer state, Claim claim) {
            return 1;
        }

        @Override
        public Optional<Value> resolve(Integer state) {
            return Optional.of(new Value.Items(List.of()));
        }
    }

    /** Whose explanation says the opposite. */
    static final class WrongReason extends ArrivalOrder implements ExplainingResolver<Claim> {
        @Override
        public Claim reduce(Claim best, Claim claim) {
            return best == null || claim.id().compareTo(best.id()) < 0 ? claim : best;
        }

        @Override
        public String rule() {
            return "the smallest id wins";
        }

        @Override
        public Part part(Claim best, Claim claim) {
            return claim.equals(best) ? new Part(Part.Kind.LOST, "it won") : new Part(Part.Kind.LOST, "greater id");
        }
    }

    /** Takes any option. */
    static final class AnyOption implements ConfigurableResolver<Integer> {
        @Override
        public Integer init(Map<String, Value> options) {
            return options.size();
        }

        @Override
        public Integer reduce(Integer state, Claim claim) {
            return state;
        }

        @Override
        public Optional<Value> resolve(Integer state) {
            return Optional.of(new Num(1));
        }
    }
}
