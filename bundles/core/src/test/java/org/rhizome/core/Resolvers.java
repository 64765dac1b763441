package org.rhizome.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** A gate whose generation a test sets, and resolvers to set it to. */
final class Resolvers extends Turnstile {

    Resolvers() {
        super(new Generation(0, new TreeMap<>()));
    }

    /** A gate with the newest claim as default, and all claims as a list. */
    static Resolvers usual() {
        return new Resolvers().install("last-write", new Newest()).install("all", new All());
    }

    Resolvers install(String name, Resolver<?> resolver) {
        TreeMap<String, Installed<Resolver<?>>> next = new TreeMap<>(current().resolvers());
        next.put(name, new Installed<>(name, "1.0.0", "test." + name, "", resolver));
        return publish(next);
    }

    Resolvers uninstall(String name) {
        TreeMap<String, Installed<Resolver<?>>> next = new TreeMap<>(current().resolvers());
        next.remove(name);
        return publish(next);
    }

    private Resolvers publish(TreeMap<String, Installed<Resolver<?>>> resolvers) {
        publish(new Generation(current().number() + 1, resolvers));
        return this;
    }

    /** The newest claim, then the smallest id. */
    static final class Newest implements Resolver<Claim> {

        @Override
        public Claim reduce(Claim best, Claim claim) {
            return best == null || claim.timestamp() > best.timestamp()
                    || claim.timestamp() == best.timestamp() && claim.id().compareTo(best.id()) < 0 ? claim : best;
        }

        @Override
        public Optional<Value> resolve(Claim best) {
            return Optional.ofNullable(best).map(Claim::value);
        }
    }

    /** Every claim's value in the order in which they are handed in: shows the order. */
    static final class All implements Resolver<List<Value>> {

        @Override
        public List<Value> init() {
            return new ArrayList<>();
        }

        @Override
        public List<Value> reduce(List<Value> state, Claim claim) {
            state.add(claim.value());
            return state;
        }

        @Override
        public Optional<Value> resolve(List<Value> state) {
            return state.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(state));
        }
    }

    /** Always the same text. */
    record Constant(String text) implements Resolver<Void> {

        @Override
        public Void reduce(Void state, Claim claim) {
            return null;
        }

        @Override
        public Optional<Value> resolve(Void state) {
            return Optional.of(new Text(text));
        }
    }
}
