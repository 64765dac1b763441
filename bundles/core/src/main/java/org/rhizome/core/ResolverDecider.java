package org.rhizome.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.rhizome.delta.Value;
import org.rhizome.delta.ValueCheck;
import org.rhizome.gate.Installed;
import org.rhizome.node.Explanation;
import org.rhizome.node.InvalidViewException;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.DependentResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.RetractingResolver;

/** An installed resolver with the options of a view definition. */
record ResolverDecider<S>(Installed<Resolver<?>> installed, Resolver<S> resolver, Map<String, Value> options) implements Decider {

    /**
     * @throws InvalidViewException if there are options and the resolver takes none
     */
    @SuppressWarnings("unchecked") // whatever a resolver's state is, it only ever meets that resolver
    static ResolverDecider<?> of(Installed<Resolver<?>> installed, Map<String, Value> options) {
        if (!options.isEmpty() && !(installed.service() instanceof ConfigurableResolver)) {
            throw new InvalidViewException("", "the resolver \"" + installed.name() + "\" takes no options: leave out \"options\"");
        }
        return new ResolverDecider<>(installed, (Resolver<Object>) installed.service(), options);
    }

    String name() {
        return installed.name();
    }

    @Override
    public Reduction start() {
        return new Reduced(resolver instanceof ConfigurableResolver<S> configurable ? configured(configurable) : resolver.init());
    }

    private S configured(ConfigurableResolver<S> configurable) {
        try {
            return configurable.init(options);
        } catch (IllegalArgumentException e) {
            throw new InvalidViewException("", "the resolver \"" + name() + "\" refuses its options: " + e.getMessage());
        }
    }

    @Override
    public Explanation.Decider described() {
        return new Explanation.Decider(installed.name(), installed.version(), installed.bundle());
    }

    @Override
    public String rule() {
        return resolver instanceof ExplainingResolver<S> explaining ? explaining.rule() : "what the resolver " + name() + " decides";
    }

    @Override
    public Set<String> needs() {
        return resolver instanceof DependentResolver<S> dependent ? dependent.needs() : Set.of();
    }

    /** An option may stand for what is not claimed; without one a resolver need not expect to be asked about nothing. */
    @Override
    public boolean needsClaims() {
        return options.isEmpty() && !isDependent();
    }

    @Override
    public boolean isDependent() {
        return resolver instanceof DependentResolver;
    }

    private final class Reduced implements Reduction {

        private S state;

        Reduced(S state) {
            this.state = state;
        }

        @Override
        public void add(Entry entry) {
            state = resolver.reduce(state, entry.claim());
        }

        @Override
        public boolean remove(Entry entry) {
            Optional<S> without = resolver instanceof RetractingResolver<S> retracting
                    ? retracting.retract(state, entry.claim()) : Optional.empty();
            without.ifPresent(left -> state = left);
            return without.isPresent();
        }

        @Override
        public Optional<Value> value(SortedMap<String, Value> needed) {
            return ValueCheck.resolved(
                    resolver instanceof DependentResolver<S> dependent ? dependent.resolve(state, needed) : resolver.resolve(state));
        }

        @Override
        public Part part(Entry entry, Optional<Value> value) {
            if (resolver instanceof ExplainingResolver<S> explaining) {
                return explaining.part(state, entry.claim());
            }
            return value.isPresent() && value.get().equals(entry.claim().value())
                    ? new Part(Part.Kind.COUNTED, "it claims the value")
                    : new Part(Part.Kind.LOST, "it claims another value");
        }
    }
}
