package org.rhizome.algebra;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;

/** Sets as the specification defines them: every operator builds its set from those of its operands. Predicates are not its subject. */
final class NaiveSets {

    private final Collection<Delta> input;
    private final Scope scope;

    NaiveSets(Collection<Delta> input, String root) {
        this.input = input;
        this.scope = new Scope(new Run(MemorySource.of(input), Limits.DEFAULT), root);
    }

    Set<Delta> evaluate(Term term) {
        return switch (term) {
            case Term.Input _ -> new LinkedHashSet<>(input);
            case Term.Select(Pred pred, Term in) -> filter(evaluate(in), pred);
            case Term.Union(Term left, Term right) -> {
                Set<Delta> union = evaluate(left);
                union.addAll(evaluate(right));
                yield union;
            }
            case Term.Intersect(Term left, Term right) -> {
                Set<Delta> both = evaluate(left);
                both.retainAll(evaluate(right));
                yield both;
            }
            case Term.Difference(Term of, Term without) -> {
                Set<Delta> rest = evaluate(of);
                rest.removeAll(evaluate(without));
                yield rest;
            }
            case Term.Mask(MaskPolicy policy, Term in) -> mask(policy, evaluate(in));
            default -> throw new AssertionError(term);
        };
    }

    private Set<Delta> filter(Set<Delta> set, Pred pred) {
        Condition test = new Conditions(new Compiler(Registry.EMPTY, Limits.DEFAULT), Map.of()).of(pred);
        return set.stream().filter(delta -> test.test(delta, scope)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Delta> mask(MaskPolicy policy, Set<Delta> operand) {
        if (policy instanceof MaskPolicy.Annotate) {
            return operand;
        }
        Set<Delta> counting = policy instanceof MaskPolicy.Trust(Pred pred) ? filter(operand, pred) : operand;
        Map<Delta, Boolean> memo = new HashMap<>();
        return operand.stream().filter(delta -> !negated(delta, counting, memo)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean negated(Delta delta, Set<Delta> counting, Map<Delta, Boolean> memo) {
        Boolean known = memo.get(delta);
        if (known == null) {
            known = counting.stream().filter(other -> negates(other, delta)).anyMatch(negation -> !negated(negation, counting, memo));
            memo.put(delta, known);
        }
        return known;
    }

    private static boolean negates(Delta negation, Delta delta) {
        return negation.pointers().stream().anyMatch(pointer -> pointer.role().equals("negates")
                && pointer.target() instanceof DeltaRef ref && ref.delta().equals(delta.id().toString()));
    }
}
