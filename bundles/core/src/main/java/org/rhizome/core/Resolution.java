package org.rhizome.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Value;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.node.LosslessView;
import org.rhizome.node.LossyView;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.ResolverFailedException;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.resolver.Resolver;

/** Resolves the claims of one lossless view with the resolvers of one generation. */
final class Resolution {

    private static final String REMEDY = "; return Optional.empty() to leave the property out";

    private final Generation generation;
    private final ResolverChoice choice;

    /** @throws UnknownResolverException if any name of the choice is not installed, whether or not an entity has that property */
    Resolution(Generation generation, ResolverChoice choice) {
        this.generation = generation;
        this.choice = choice;
        installed(choice.all());
        choice.byProperty().values().stream().sorted().forEach(this::installed);
    }

    private Installed<Resolver<?>> installed(String name) {
        return generation.resolver(name).orElseThrow(() -> new UnknownResolverException(name, generation.resolvers().keySet()));
    }

    LossyView resolve(LosslessView view) {
        TreeMap<String, Value> values = new TreeMap<>(Utf8Order.COMPARATOR);
        for (Map.Entry<String, List<Delta>> property : view.properties().entrySet()) {
            Installed<Resolver<?>> resolver = installed(choice.of(property.getKey()));
            value(resolver, view.entity(), property.getKey(), property.getValue())
                    .ifPresent(value -> values.put(property.getKey(), value));
        }
        SortedMap<String, Value> properties = Collections.unmodifiableSortedMap(values);
        return new LossyView(view.entity(), properties, ViewTag.of(properties));
    }

    private static Optional<Value> value(Installed<Resolver<?>> resolver, String entity, String property, List<Delta> deltas) {
        try {
            return checked(run(resolver.service(), entity, deltas));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throw new ResolverFailedException(resolver.name(), property, e);
        }
    }

    private static <S> Optional<Value> run(Resolver<S> resolver, String entity, List<Delta> ascending) {
        S state = resolver.init();
        for (Delta delta : ascending) {
            state = resolver.reduce(state, ClaimValues.claim(delta, entity));
        }
        return resolver.resolve(state);
    }

    private static Optional<Value> checked(Optional<Value> value) {
        if (value == null) {
            throw new IllegalStateException("resolve returned null" + REMEDY);
        }
        if (value.isPresent() && value.get() instanceof Value.Items(List<Value> items) && items.isEmpty()) {
            throw new IllegalStateException("resolve returned an empty list, which is no value" + REMEDY);
        }
        return value;
    }
}
