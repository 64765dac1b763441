package org.rhizome.core;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rhizome.delta.Text;
import org.rhizome.node.ResolverChoice;

/**
 * A view definition.
 *
 * @param description for people, empty when it has none
 * @param properties the rules of the properties it names, in UTF-8 byte order
 * @param otherwise the rule of all other properties, {@code default} in JSON
 */
record Definition(String description, SortedMap<String, Rule> properties, Rule otherwise) {

    /** The rule of all other properties where a definition does not give one. */
    static final Rule USUAL = Rule.ByResolver.of(ResolverChoice.DEFAULT);

    Definition {
        Objects.requireNonNull(description);
        SortedMap<String, Rule> sorted = new TreeMap<>(Text.BY_UTF8);
        sorted.putAll(properties);
        properties = Collections.unmodifiableSortedMap(sorted);
        Objects.requireNonNull(otherwise);
    }

    Rule of(String property) {
        return properties.getOrDefault(property, otherwise);
    }

    /** The names of the resolvers that it names. */
    Stream<String> resolvers() {
        return Stream.concat(properties.values().stream(), Stream.of(otherwise))
                .filter(Rule.ByResolver.class::isInstance).map(rule -> ((Rule.ByResolver) rule).resolver());
    }

    /** Whether a view or a resolver can be called so: lowercase letters, digits and hyphens, at least one. */
    static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }
}
