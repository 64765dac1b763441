package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rhizome.delta.Value;

/** How a policy makes a value of at least one claim. */
sealed interface Resolver permits Resolver.Pick, Resolver.All, Resolver.Distinct, FoldResolver {

    /** @param ascending by id, at least one */
    Optional<Value> value(List<HEntry> ascending, Function<HEntry, Value> claimed);

    /** The claims that the value is made of; none when there is no value. */
    List<HEntry> contributors(List<HEntry> ascending, Function<HEntry, Value> claimed);

    Ranking ranking();

    String rule();

    String why(HEntry winner, HEntry loser);

    static Resolver of(Policy policy) {
        return switch (policy) {
            case Policy.Pick(Order order) -> new Pick(Ranking.of(order));
            case Policy.All(Order order) -> new All(Ranking.of(order));
            case Policy.AllDistinct(Order order) -> new Distinct(Ranking.of(order), 1);
            case Policy.Conflicts(Order order) -> new Distinct(Ranking.of(order), 2);
            case Policy.Fold(Merge merge) -> new FoldResolver(merge);
            case Policy.AbsentAs _ -> throw new IllegalStateException("what stands for no value is no way to make one");
        };
    }

    record Pick(Ranking ranking) implements Resolver {
        @Override
        public Optional<Value> value(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            return Optional.of(claimed.apply(ranking.first(ascending)));
        }

        @Override
        public List<HEntry> contributors(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            return List.of(ranking.first(ascending));
        }

        @Override
        public String rule() {
            return "the value of the first claim: " + ranking.rule();
        }

        @Override
        public String why(HEntry winner, HEntry loser) {
            return ranking.why(winner.delta(), loser.delta());
        }
    }

    record All(Ranking ranking) implements Resolver {
        @Override
        public Optional<Value> value(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            return Optional.of(new Value.Items(ranking.sorted(ascending).stream().map(claimed).toList()));
        }

        @Override
        public List<HEntry> contributors(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            return ranking.sorted(ascending);
        }

        @Override
        public String rule() {
            return "the values of all claims: " + ranking.rule();
        }

        @Override
        public String why(HEntry winner, HEntry loser) {
            return ranking.why(winner.delta(), loser.delta());
        }
    }

    /** @param least how many different values there must be */
    record Distinct(Ranking ranking, int least) implements Resolver {
        @Override
        public Optional<Value> value(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            DistinctValues known = new DistinctValues();
            List<Value> values = new ArrayList<>();
            for (HEntry entry : ranking.sorted(ascending)) {
                Value value = claimed.apply(entry);
                if (known.add(value)) {
                    values.add(value);
                }
            }
            return values.size() < least ? Optional.empty() : Optional.of(new Value.Items(values));
        }

        @Override
        public List<HEntry> contributors(List<HEntry> ascending, Function<HEntry, Value> claimed) {
            DistinctValues known = new DistinctValues();
            List<HEntry> firsts = ranking.sorted(ascending).stream().filter(entry -> known.add(claimed.apply(entry))).toList();
            return firsts.size() < least ? List.of() : firsts;
        }

        @Override
        public String rule() {
            return "the different values" + (least > 1 ? " if there are at least " + least : "") + ": " + ranking.rule();
        }

        @Override
        public String why(HEntry winner, HEntry loser) {
            return "repeats a value, and comes later: " + ranking.why(winner.delta(), loser.delta());
        }
    }
}
