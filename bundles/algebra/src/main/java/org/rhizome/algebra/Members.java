package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/** Finds the members of a set by the cheapest look-ups that can find them. */
final class Members {

    private Members() {}

    static void each(SetNode set, Scope scope, Consumer<Delta> action) {
        each(set, Route.everything(scope.source()), scope, action);
    }

    /** Only members that {@code demand} finds are asked for; others may come too. */
    static void each(SetNode set, Route demand, Scope scope, Consumer<Delta> action) {
        Route route = demand.and(set.route(scope));
        Run run = scope.run();
        int weight = set.weight();
        run.charge(route.lookups().size());
        run.expect(Cost.product(route.deltas(), weight));
        Set<DeltaId> seen = route.lookups().size() > 1 ? new HashSet<>() : null;
        for (Access lookup : route.lookups()) {
            for (Delta delta : scope.source().find(lookup)) {
                run.read(delta, weight);
                if ((seen == null || seen.add(delta.id())) && set.contains(delta, scope)) {
                    action.accept(delta);
                }
            }
        }
    }

    static Step plan(String operator, SetNode set, Route demand, Scope scope) {
        Route route = demand.and(set.forecast(scope));
        List<Step> inner = new ArrayList<>();
        set.plan(scope, inner);
        Cost.Growth growth = set.masks() ? Cost.Growth.GROWS : Cost.Growth.FIXED;
        long steps = Cost.sum(route.lookups().size(), Cost.product(route.deltas(), set.weight()));
        return new Step(operator, route.lookups(), new Cost(route.deltas(), steps, growth), inner);
    }
}
