package org.rhizome.algebra;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rhizome.delta.Text;

/** A compiled condition on a role, context or property name. */
interface TextCondition extends Rooted {

    boolean test(String text, Scope scope);

    /** All texts that pass, in UTF-8 order, if they can be listed. */
    Optional<Collection<String>> texts(Scope scope);

    /** As {@link #texts}, without computing anything from the input. */
    default Optional<Collection<String>> forecast(Scope scope) {
        return texts(scope);
    }

    /** The same condition for use about another root. */
    default TextCondition bound(Scope scope) {
        return this;
    }

    @Override
    default boolean rooted() {
        return false;
    }

    default void plan(Scope scope, List<Step> steps) {}

    record Exact(String value) implements TextCondition {
        @Override
        public boolean test(String text, Scope scope) {
            return text.equals(value);
        }

        @Override
        public Optional<Collection<String>> texts(Scope scope) {
            return Optional.of(List.of(value));
        }
    }

    record Prefix(String value) implements TextCondition {
        @Override
        public boolean test(String text, Scope scope) {
            return text.startsWith(value);
        }

        @Override
        public Optional<Collection<String>> texts(Scope scope) {
            return Optional.empty();
        }
    }

    record AnyOf(Set<String> members, List<String> sorted) implements TextCondition {

        static AnyOf of(Collection<String> values) {
            TreeSet<String> sorted = new TreeSet<>(Text.BY_UTF8);
            sorted.addAll(values);
            return new AnyOf(Set.copyOf(values), List.copyOf(sorted));
        }

        @Override
        public boolean test(String text, Scope scope) {
            return members.contains(text);
        }

        @Override
        public Optional<Collection<String>> texts(Scope scope) {
            return Optional.of(sorted);
        }
    }
}
