package org.rhizome.algebra;

/** How many levels of operators and predicates are nested. */
final class Depth {

    private Depth() {}

    static int of(Term term) {
        return 1 + switch (term) {
            case Term.Input _, Term.Fix _ -> 0;
            case Term.Select it -> Math.max(of(it.pred()), of(it.in()));
            case Term.Union it -> Math.max(of(it.left()), of(it.right()));
            case Term.Intersect it -> Math.max(of(it.left()), of(it.right()));
            case Term.Difference it -> Math.max(of(it.of()), of(it.without()));
            case Term.Mask it -> Math.max(it.policy() instanceof MaskPolicy.Trust(Pred pred) ? of(pred) : 0, of(it.in()));
            case Term.Group it -> of(it.in());
            case Term.Prune it -> of(it.in());
            case Term.Expand it -> of(it.in());
            case Term.Resolve it -> of(it.in());
        };
    }

    private static int of(Pred pred) {
        return 1 + switch (pred) {
            case Pred.True _, Pred.False _, Pred.Match _, Pred.MatchAny _, Pred.HasPointer _ -> 0;
            case Pred.And it -> Math.max(of(it.left()), of(it.right()));
            case Pred.Or it -> Math.max(of(it.left()), of(it.right()));
            case Pred.Not it -> of(it.pred());
            case Pred.InView it -> of(it.term());
        };
    }
}
