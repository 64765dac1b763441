package org.rhizome.node;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How claims become values for one request.
 *
 * @param view name of the view definition to read by; empty for none
 * @param choice resolvers by property, which win over the view's; what it chooses for all other properties counts only without a view
 * @param asOf milliseconds since 1970: only what was claimed (and negated) up to then, that moment included; empty for now
 */
public record Reading(Optional<String> view, ResolverChoice choice, OptionalDouble asOf) {

    /** Last write wins, now. */
    public static final Reading DEFAULTS = of(ResolverChoice.DEFAULTS);

    public Reading {
        Objects.requireNonNull(view);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(asOf);
    }

    /** These resolvers, now. */
    public static Reading of(ResolverChoice choice) {
        return new Reading(Optional.empty(), choice, OptionalDouble.empty());
    }

    /** By that view, now. */
    public static Reading through(String view) {
        return new Reading(Optional.of(view), ResolverChoice.DEFAULTS, OptionalDouble.empty());
    }

    /** The same at another time. */
    public Reading at(double time) {
        return new Reading(view, choice, OptionalDouble.of(time));
    }
}
