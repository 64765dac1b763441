package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which properties of a view are asked for: those that meet all of some conditions. Lets a group leave out what a prune would take away.
 */
record Wanted(List<TextCondition> conditions) {

    static final Wanted ALL = new Wanted(List.of());

    Wanted and(TextCondition test) {
        List<TextCondition> more = new ArrayList<>(conditions);
        more.add(test);
        return new Wanted(List.copyOf(more));
    }

    boolean has(String property, Scope scope) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).test(property, scope)) {
                return false;
            }
        }
        return true;
    }

    /** Names among which all wanted properties are, if they can be listed. */
    Optional<Collection<String>> names(Scope scope) {
        return conditions.stream().map(condition -> condition.texts(scope)).flatMap(Optional::stream).findFirst();
    }

    /** As {@link #names}, without computing anything from the input. */
    Optional<Collection<String>> forecast(Scope scope) {
        return conditions.stream().map(condition -> condition.forecast(scope)).flatMap(Optional::stream).findFirst();
    }
}
