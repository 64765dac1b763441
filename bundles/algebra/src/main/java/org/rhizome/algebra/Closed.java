package org.rhizome.algebra;

import java.util.Objects;
import org.rhizome.delta.Text;

/** Rules that a predicate must keep because of where it stands. */
final class Closed {

    private Closed() {}

    static void requireComparable(Comparison comparison, Operand operand) {
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(operand);
        if (comparison == Comparison.PREFIX && operand instanceof Operand.Literal(var value) && !(value instanceof Text)) {
            throw new AlgebraException(Fault.SYNTAX, "prefix compares with a string, not with " + value);
        }
    }

    /**
     * Trust of an alias and orders of a policy stand outside bindings and input: no holes, no aliases, no inView (SPEC-2 3.1, SPEC-9
     * 4.1).
     */
    static void require(String what, Pred pred) {
        switch (pred) {
            case Pred.True _, Pred.False _, Pred.MatchAny _ -> { }
            case Pred.Match match -> requireBound(what, match.operand());
            case Pred.HasPointer has -> require(what, has.pointer());
            case Pred.And and -> requireBoth(what, and.left(), and.right());
            case Pred.Or or -> requireBoth(what, or.left(), or.right());
            case Pred.Not not -> require(what, not.pred());
            case Pred.InView _ -> throw notHere("inView", what);
        }
    }

    private static void requireBoth(String what, Pred left, Pred right) {
        require(what, left);
        require(what, right);
    }

    private static void require(String what, PointerMatch pointer) {
        if (pointer.role() instanceof TextMatch.Aliased || pointer.context() instanceof TextMatch.Aliased) {
            throw notHere("aliased", what);
        }
        if (pointer.entity() instanceof Hole) {
            throw notHere("a hole", what);
        }
        if (pointer.value() instanceof ValueMatch.Compare compare) {
            requireBound(what, compare.operand());
        }
    }

    private static void requireBound(String what, Operand operand) {
        if (operand instanceof Hole) {
            throw notHere("a hole", what);
        }
    }

    private static AlgebraException notHere(String form, String what) {
        return new AlgebraException(Fault.SYNTAX, form + " is not allowed in " + what + ", which stands for itself");
    }

    static void requireReflectable(Term term) {
        switch (Objects.requireNonNull(term)) {
            case Term.Input _, Term.Select _, Term.Union _, Term.Mask _ -> requireUnreflected(term);
            default -> throw new AlgebraException(Fault.SYNTAX,
                    "the term of inView must be input, select, union or mask, not " + Sort.operator(term));
        }
    }

    private static void requireUnreflected(Term term) {
        switch (term) {
            case Term.Input _, Term.Fix _ -> { }
            case Term.Select select -> {
                requireUnreflected(select.pred());
                requireUnreflected(select.in());
            }
            case Term.Union union -> {
                requireUnreflected(union.left());
                requireUnreflected(union.right());
            }
            case Term.Intersect intersect -> {
                requireUnreflected(intersect.left());
                requireUnreflected(intersect.right());
            }
            case Term.Difference difference -> {
                requireUnreflected(difference.of());
                requireUnreflected(difference.without());
            }
            case Term.Mask mask -> {
                if (mask.policy() instanceof MaskPolicy.Trust trust) {
                    requireUnreflected(trust.pred());
                }
                requireUnreflected(mask.in());
            }
            case Term.Group group -> requireUnreflected(group.in());
            case Term.Prune prune -> requireUnreflected(prune.in());
            case Term.Expand expand -> requireUnreflected(expand.in());
            case Term.Resolve resolve -> requireUnreflected(resolve.in());
        }
    }

    private static void requireUnreflected(Pred pred) {
        switch (pred) {
            case Pred.True _, Pred.False _, Pred.Match _, Pred.MatchAny _, Pred.HasPointer _ -> { }
            case Pred.And and -> {
                requireUnreflected(and.left());
                requireUnreflected(and.right());
            }
            case Pred.Or or -> {
                requireUnreflected(or.left());
                requireUnreflected(or.right());
            }
            case Pred.Not not -> requireUnreflected(not.pred());
            case Pred.InView _ -> throw new AlgebraException(Fault.SYNTAX,
                    "inView inside the term of an inView: it reaches one level deep and no further (SPEC-2 3.1)");
        }
    }
}
