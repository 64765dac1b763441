package org.rhizome.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rhizome.algebra.Policy;
import org.rhizome.delta.Value;

/** How a view definition makes a value of the claims of one property. */
sealed interface Rule {

    /**
     * By a resolver.
     *
     * @param resolver its name
     * @param options what the definition adjusts about it; values without bytes, as JSON has none
     * @param from the property whose claims it takes; empty for the property itself
     * @param needs properties of the same view that are resolved first
     * @param view the view by which entities that the value refers to are resolved in turn; empty leaves references as they are
     */
    record ByResolver(String resolver, Map<String, Value> options, Optional<String> from, Set<String> needs, Optional<String> view)
            implements Rule {

        public ByResolver {
            options = Map.copyOf(options);
            needs = Set.copyOf(needs);
        }

        /** That resolver, without options, for the property's own claims. */
        static ByResolver of(String resolver) {
            return new ByResolver(resolver, Map.of(), Optional.empty(), Set.of(), Optional.empty());
        }
    }

    /** By a policy of the algebra; {@code from} and {@code view} as in {@link ByResolver}. */
    record ByPolicy(Policy policy, Optional<String> from, Optional<String> view) implements Rule {}

    /** Not at all: the property is left out of the view. */
    record Omit() implements Rule {}
}
