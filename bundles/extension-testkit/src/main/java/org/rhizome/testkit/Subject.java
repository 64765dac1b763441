package org.rhizome.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.DependentResolver;
import org.rhizome.resolver.Resolver;

/** A resolver with its options and what it needs, called as a host calls it; complains of results that no resolver may give. */
final class Subject<S> {

    private final Resolver<S> resolver;
    private final Map<String, Value> options;
    private final SortedMap<String, Value> needed;

    Subject(Resolver<S> resolver, Map<String, Value> options, SortedMap<String, Value> needed) {
        this.resolver = resolver;
        this.options = options;
        this.needed = needed;
    }

    Resolver<S> resolver() {
        return resolver;
    }

    S init() {
        return resolver instanceof ConfigurableResolver<S> configurable ? configurable.init(options) : resolver.init();
    }

    S after(List<Claim> claims) {
        S state = init();
        for (Claim claim : claims) {
            state = resolver.reduce(state, Copies.of(claim));
        }
        return state;
    }

    Optional<Value> valueOf(List<Claim> claims) {
        return resolve(after(claims));
    }

    /** Resolves twice, as a value must not depend on whether someone looked before. */
    Optional<Value> resolve(S state) {
        Optional<Value> first = look(state);
        Expect.equal(first, look(state), "resolve called a second time");
        return first;
    }

    private Optional<Value> look(S state) {
        Optional<Value> value =
                resolver instanceof DependentResolver<S> dependent ? dependent.resolve(state, needed) : resolver.resolve(state);
        Expect.that(value != null, "resolve gave null; it must give Optional.empty() when there is no value");
        value.ifPresent(Subject::refuseEmptyLists);
        return value;
    }

    private static void refuseEmptyLists(Value value) {
        switch (value) {
            case Value.Items items -> {
                Expect.that(!items.values().isEmpty(), "resolve gave an empty list; it must give Optional.empty() when there is no value");
                items.values().forEach(Subject::refuseEmptyLists);
            }
            case Value.Fields fields -> fields.values().values().forEach(Subject::refuseEmptyLists);
            default -> { }
        }
    }
}
