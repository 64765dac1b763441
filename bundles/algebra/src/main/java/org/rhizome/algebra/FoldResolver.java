package org.rhizome.algebra;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Value;

/** The folds of {@link Merge} over values in the order of their ids (SPEC-5 3). */
record FoldResolver(Merge merge) implements Resolver {

    @Override
    public Optional<Value> value(List<HEntry> ascending, Function<HEntry, Value> claimed) {
        if (merge == Merge.COUNT) {
            return Optional.of(new Num(ascending.size()));
        }
        List<Value> values = ascending.stream().map(claimed).filter(domain()::isInstance).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(folded(values));
    }

    private Class<? extends Value> domain() {
        return switch (merge) {
            case COUNT -> Value.class;
            case MAX, MIN, CONCAT_SORTED -> Primitive.class;
            case SUM -> Num.class;
            case AND, OR -> Bool.class;
        };
    }

    /** @param values of the domain, at least one */
    private Value folded(List<Value> values) {
        return switch (merge) {
            case COUNT -> new Num(values.size());
            case MAX -> values.stream().map(Primitive.class::cast).max(Primitive::compareTo).orElseThrow();
            case MIN -> values.stream().map(Primitive.class::cast).min(Primitive::compareTo).orElseThrow();
            case SUM -> sum(values);
            case AND -> new Bool(values.stream().allMatch(value -> ((Bool) value).value()));
            case OR -> new Bool(values.stream().anyMatch(value -> ((Bool) value).value()));
            case CONCAT_SORTED -> new Value.Items(values.stream().map(Primitive.class::cast).sorted().map(Value.class::cast).toList());
        };
    }

    /** One after the other: the sum of doubles depends on the order. */
    private static Value sum(List<Value> numbers) {
        double sum = 0;
        for (Value number : numbers) {
            sum += ((Num) number).value();
        }
        if (!Double.isFinite(sum)) {
            throw new AlgebraException(Fault.UNRESOLVABLE,
                    "the sum of " + numbers.size() + " numbers exceeds the doubles: pick or list them instead");
        }
        return new Num(sum);
    }

    /** Of several claims with the greatest or the least value the one with the smallest id. */
    @Override
    public List<HEntry> contributors(List<HEntry> ascending, Function<HEntry, Value> claimed) {
        Class<? extends Value> domain = domain();
        if (merge != Merge.MAX && merge != Merge.MIN) {
            return ascending.stream().filter(entry -> domain.isInstance(claimed.apply(entry))).toList();
        }
        Optional<Value> best = value(ascending, claimed);
        return ascending.stream().filter(entry -> best.isPresent() && best.get().equals(claimed.apply(entry))).limit(1).toList();
    }

    @Override
    public Ranking ranking() {
        return Ranking.BY_ID;
    }

    @Override
    public String rule() {
        return switch (merge) {
            case MAX -> "the greatest value: boolean before number before string";
            case MIN -> "the least value: boolean before number before string";
            case SUM -> "the sum of the numbers, by ascending id";
            case COUNT -> "the number of claims";
            case AND -> "true if all booleans are";
            case OR -> "true if one of the booleans is";
            case CONCAT_SORTED -> "all strings, numbers and booleans, sorted";
        };
    }

    @Override
    public String why(HEntry winner, HEntry loser) {
        return switch (merge) {
            case MAX -> "its value is not greater";
            case MIN -> "its value is not less";
            case SUM -> "its value is no number";
            case AND, OR -> "its value is no boolean";
            case COUNT -> "counts like every other claim";
            case CONCAT_SORTED -> "its value is no string, number or boolean";
        };
    }
}
