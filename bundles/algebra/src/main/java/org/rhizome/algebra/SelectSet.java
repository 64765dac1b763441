package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

record SelectSet(Condition pred, SetNode in) implements SetNode {

    @Override
    public boolean contains(Delta delta, Scope scope) {
        return pred.test(delta, scope) && in.contains(delta, scope);
    }

    @Override
    public Route route(Scope scope) {
        return pred.route(scope).and(in.route(scope));
    }

    @Override
    public Route forecast(Scope scope) {
        return pred.forecast(scope).and(in.forecast(scope));
    }

    @Override
    public int weight() {
        return pred.weight() + in.weight();
    }

    @Override
    public boolean rooted() {
        return pred.rooted() || in.rooted();
    }

    @Override
    public boolean masks() {
        return in.masks();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        pred.plan(scope, steps);
        in.plan(scope, steps);
    }
}
