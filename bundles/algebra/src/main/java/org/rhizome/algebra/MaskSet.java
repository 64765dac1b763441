package org.rhizome.algebra;

import java.util.Collection;
import java.util.List;
import org.rhizome.delta.Delta;

/**
 * The operand under its negations.
 *
 * @param kind whether negated deltas are left out or only tagged
 * @param trust whose negations count; null for all
 */
record MaskSet(Kind kind, Condition trust, SetNode in) implements SetNode {

    enum Kind { DROP, ANNOTATE }

    @Override
    public boolean contains(Delta delta, Scope scope) {
        return in.contains(delta, scope) && (kind == Kind.ANNOTATE || !isNegated(delta, scope));
    }

    boolean isNegated(Delta delta, Scope scope) {
        Collection<Delta> negations = scope.source().negations(delta.id());
        return !negations.isEmpty() && Negations.in(this, scope).isNegated(delta.id(), negations); // nearly no delta has any
    }

    /** Whether a negation counts: it is in the operand and trusted. */
    boolean counts(Delta negation, Scope scope) {
        return (trust == null || trust.test(negation, scope)) && in.contains(negation, scope);
    }

    @Override
    public Route route(Scope scope) {
        return in.route(scope);
    }

    @Override
    public Route forecast(Scope scope) {
        return in.forecast(scope);
    }

    @Override
    public int weight() {
        return 1 + in.weight();
    }

    /** Steps to decide whether one negation counts. */
    int weightOfNegation() {
        return weight() + (trust == null ? 0 : trust.weight());
    }

    @Override
    public boolean rooted() {
        return in.rooted() || trust != null && trust.rooted();
    }

    @Override
    public boolean masks() {
        return true;
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        if (trust != null) {
            trust.plan(scope, steps);
        }
        in.plan(scope, steps);
    }
}
