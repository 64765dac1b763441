package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

/** A compiled predicate. */
interface Condition extends Rooted {

    boolean test(Delta delta, Scope scope);

    /** Look-ups that find every delta that can pass. */
    default Route route(Scope scope) {
        return Route.everything(scope.source());
    }

    /** As {@link #route}, but without computing anything from the input: for estimates. */
    default Route forecast(Scope scope) {
        return route(scope);
    }

    /** Steps for one delta. */
    default int weight() {
        return 1;
    }

    @Override
    default boolean rooted() {
        return false;
    }

    /** Adds the steps that computing from the input takes. */
    default void plan(Scope scope, List<Step> steps) {}
}
