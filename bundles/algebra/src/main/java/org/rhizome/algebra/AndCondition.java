package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

record AndCondition(Condition left, Condition right) implements Condition {

    @Override
    public boolean test(Delta delta, Scope scope) {
        return left.test(delta, scope) && right.test(delta, scope);
    }

    @Override
    public Route route(Scope scope) {
        return left.route(scope).and(right.route(scope));
    }

    @Override
    public Route forecast(Scope scope) {
        return left.forecast(scope).and(right.forecast(scope));
    }

    @Override
    public int weight() {
        return 1 + left.weight() + right.weight();
    }

    @Override
    public boolean rooted() {
        return left.rooted() || right.rooted();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        left.plan(scope, steps);
        right.plan(scope, steps);
    }
}
