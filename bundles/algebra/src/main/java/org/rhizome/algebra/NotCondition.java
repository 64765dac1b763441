package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

record NotCondition(Condition inner) implements Condition {

    @Override
    public boolean test(Delta delta, Scope scope) {
        return !inner.test(delta, scope);
    }

    @Override
    public int weight() {
        return 1 + inner.weight();
    }

    @Override
    public boolean rooted() {
        return inner.rooted();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        inner.plan(scope, steps);
    }
}
