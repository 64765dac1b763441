package org.rhizome.algebra;

import java.util.ArrayDeque;
import java.util.List;

/** How many levels of operators and predicates are nested; measured with a stack of our own, as terms need not have been parsed. */
final class Depth {

    private Depth() {}

    private record Level(Object node, int depth) {}

    static int of(Term term) {
        ArrayDeque<Level> open = new ArrayDeque<>();
        open.push(new Level(term, 1));
        int deepest = 0;
        while (!open.isEmpty()) {
            Level level = open.pop();
            deepest = Math.max(deepest, level.depth);
            List<Object> inner = level.node instanceof Pred pred ? inside(pred) : inside((Term) level.node);
            inner.forEach(node -> open.push(new Level(node, level.depth + 1)));
        }
        return deepest;
    }

    private static List<Object> inside(Term term) {
        return switch (term) {
            case Term.Input _, Term.Fix _ -> List.of();
            case Term.Select(Pred pred, Term in) -> List.of(pred, in);
            case Term.Union(Term left, Term right) -> List.of(left, right);
            case Term.Intersect(Term left, Term right) -> List.of(left, right);
            case Term.Difference(Term of, Term without) -> List.of(of, without);
            case Term.Mask(MaskPolicy.Trust(Pred pred), Term in) -> List.of(pred, in);
            case Term.Mask(_, Term in) -> List.of(in);
            case Term.Group(_, Term in) -> List.of(in);
            case Term.Prune(_, Term in) -> List.of(in);
            case Term.Expand expand -> List.of(expand.in());
            case Term.Resolve(_, Term in) -> List.of(in);
        };
    }

    private static List<Object> inside(Pred pred) {
        return switch (pred) {
            case Pred.True _, Pred.False _, Pred.Match _, Pred.MatchAny _, Pred.HasPointer _ -> List.of();
            case Pred.And(Pred left, Pred right) -> List.of(left, right);
            case Pred.Or(Pred left, Pred right) -> List.of(left, right);
            case Pred.Not(Pred inner) -> List.of(inner);
            case Pred.InView inView -> List.of(inView.term());
        };
    }
}
