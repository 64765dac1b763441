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

    private static final int LONGEST_NAME = 64;

    /** What a name is, in words. */
    static final String NAME = "1 to " + LONGEST_NAME + " lowercase letters, digits and hyphens";

    /** The rule of all other properties where a definition does not give one. */
    static final Rule USUAL = Rule.ByResolver.of(ResolverChoice.DEFAULT);

    Definition {
        Objects.requireNonNull(description);
        SortedMap<String, Rule> sorted = new TreeMap<>(Text.BY_UTF8);
        sorted.putAll(properties);
        properties = Collections.unmodifiableSortedMap(sorted);
        Objects.requireNonNull(otherwise);
    }

    /** The names of the resolvers that it names. */
    Stream<String> resolvers() {
        return Stream.concat(properties.values().stream(), Stream.of(otherwise))
                .filter(Rule.ByResolver.class::isInstance).map(rule -> ((Rule.ByResolver) rule).resolver());
    }

    /** Whether a view or a resolver can be called so, see {@link #NAME}. */
    static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }
}
