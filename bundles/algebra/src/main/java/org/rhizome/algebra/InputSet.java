package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

record InputSet() implements SetNode {

    @Override
    public boolean contains(Delta delta, Scope scope) {
        return true;
    }

    @Override
    public Route route(Scope scope) {
        return Route.everything(scope.source());
    }

    @Override
    public Route forecast(Scope scope) {
        return Route.everything(scope.source());
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public boolean rooted() {
        return false;
    }

    @Override
    public boolean masks() {
        return false;
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {}
}
