package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

/** Union, intersection and difference, by id. */
record PairSet(Kind kind, SetNode left, SetNode right) implements SetNode {

    enum Kind { UNION, INTERSECTION, DIFFERENCE }

    @Override
    public boolean contains(Delta delta, Scope scope) {
        return switch (kind) {
            case UNION -> left.contains(delta, scope) || right.contains(delta, scope);
            case INTERSECTION -> left.contains(delta, scope) && right.contains(delta, scope);
            case DIFFERENCE -> left.contains(delta, scope) && !right.contains(delta, scope);
        };
    }

    @Override
    public Route route(Scope scope) {
        return switch (kind) {
            case UNION -> left.route(scope).or(right.route(scope), scope.source());
            case INTERSECTION -> left.route(scope).and(right.route(scope));
            case DIFFERENCE -> left.route(scope);
        };
    }

    @Override
    public Route forecast(Scope scope) {
        return switch (kind) {
            case UNION -> left.forecast(scope).or(right.forecast(scope), scope.source());
            case INTERSECTION -> left.forecast(scope).and(right.forecast(scope));
            case DIFFERENCE -> left.forecast(scope);
        };
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
    public boolean masks() {
        return left.masks() || right.masks();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        left.plan(scope, steps);
        right.plan(scope, steps);
    }
}
