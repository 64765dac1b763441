package org.rhizome.algebra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.Value;

/** A policy made ready to run. */
interface Resolver {

    /** The value of a property, or none when it is to be left out of the view. */
    Optional<Value> resolve(List<HEntry> ascending, String root);

    static Resolver of(Policy policy) {
        return switch (policy) {
            case Policy.Pick(Order order) -> pick(Ranking.of(order));
            case Policy.All(Order order) -> all(Ranking.of(order));
            case Policy.AllDistinct(Order order) -> distinct(Ranking.of(order), 1);
            case Policy.Conflicts(Order order) -> distinct(Ranking.of(order), 2);
            case Policy.Fold(Merge merge) -> (ascending, root) -> Folds.fold(merge, ascending, root);
            case Policy.AbsentAs(var constant, Policy then) -> {
                Optional<Value> otherwise = Optional.of(constant);
                Resolver inner = of(then);
                yield (ascending, root) -> inner.resolve(ascending, root).or(() -> otherwise);
            }
        };
    }

    /** Steps for each entry. */
    static int weight(Policy policy) {
        return switch (policy) {
            case Policy.Pick(Order order) -> Ranking.of(order).weight();
            case Policy.All(Order order) -> Ranking.of(order).weight();
            case Policy.AllDistinct(Order order) -> Ranking.of(order).weight();
            case Policy.Conflicts(Order order) -> Ranking.of(order).weight();
            case Policy.Fold _ -> 1;
            case Policy.AbsentAs(_, Policy then) -> weight(then);
        };
    }

    private static Resolver pick(Ranking ranking) {
        return (ascending, root) ->
                ascending.isEmpty() ? Optional.empty() : Optional.of(Candidate.of(ranking.first(ascending), root));
    }

    private static Resolver all(Ranking ranking) {
        return (ascending, root) -> {
            List<Value> values = ranking.sorted(ascending).stream().map(entry -> Candidate.of(entry, root)).toList();
            return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(values));
        };
    }

    /** Values are equal exactly when their canonical bytes are. */
    private static Resolver distinct(Ranking ranking, int least) {
        return (ascending, root) -> {
            Set<Value> values = new LinkedHashSet<>();
            ranking.sorted(ascending).forEach(entry -> values.add(Candidate.of(entry, root)));
            return values.size() < least ? Optional.empty() : Optional.of(new Value.Items(List.copyOf(values)));
        };
    }
}
