package org.rhizome.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.rhizome.gate.Generation;
import org.rhizome.node.Note;
import org.rhizome.node.ResolverChoice;

/**
 * A reading made ready to run with the resolvers of one generation. Two are the same view only if they are the same object.
 *
 * @param recipe what it was made of
 * @param named rules of properties that are resolved even when nothing is filed under them
 * @param order the named properties, each after those it needs
 * @param feeds for each property, the named properties that take its claims
 * @param otherwise the rule of all other properties; empty to leave them out
 * @param omitted properties that are left out
 * @param isNested whether values depend on the views of other entities; asked for every answer
 * @param services the resolvers that it calls, by name
 * @param substitutes where the default decides because the resolver that was asked for fails too often
 */
record CompiledView(
        Recipe recipe, SortedMap<String, PropertyRule> named, List<String> order, Map<String, List<String>> feeds,
        Optional<PropertyRule> otherwise, Set<String> omitted, boolean isNested, Map<String, Object> services, List<Note> substitutes) {

    /** What a view is made of. */
    record Recipe(Generation generation, Definition definition, ResolverChoice choice) {}

    /** The number of its generation of resolvers. */
    long generation() {
        return recipe.generation().number();
    }

    /** The rule of a property; empty when the view leaves it out. */
    Optional<PropertyRule> rule(String property) {
        PropertyRule rule = named.get(property);
        return rule != null ? Optional.of(rule) : otherwise.filter(it -> !omitted.contains(property));
    }

    /** Whether a property has the rule of all others. */
    boolean isOther(String property) {
        return otherwise.isPresent() && !named.containsKey(property) && !omitted.contains(property);
    }

    /** Whose claims decide a property. */
    String source(String property) {
        PropertyRule rule = named.get(property);
        return rule == null ? property : rule.from().orElse(property);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
