package org.rhizome.algebra;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Value;

/** The folds of {@link Merge} over values in the order of their ids (SPEC-5 3). */
final class Folds {

    private Folds() {}

    static Optional<Value> fold(Merge merge, List<HEntry> ascending, String root) {
        return switch (merge) {
            case COUNT -> ascending.isEmpty() ? Optional.empty() : Optional.of(new Num(ascending.size()));
            case MAX -> primitives(ascending, root).max(Primitive::compareTo).map(Value.class::cast);
            case MIN -> primitives(ascending, root).min(Primitive::compareTo).map(Value.class::cast);
            case SUM -> sum(all(Num.class, ascending, root));
            case AND -> all(Bool.class, ascending, root).stream().reduce((a, b) -> new Bool(a.value() && b.value())).map(Value.class::cast);
            case OR -> all(Bool.class, ascending, root).stream().reduce((a, b) -> new Bool(a.value() || b.value())).map(Value.class::cast);
            case CONCAT_SORTED -> {
                List<Value> sorted = primitives(ascending, root).sorted().map(Value.class::cast).toList();
                yield sorted.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(sorted));
            }
        };
    }

    private static Stream<Primitive> primitives(List<HEntry> ascending, String root) {
        return all(Primitive.class, ascending, root).stream();
    }

    private static <T extends Value> List<T> all(Class<T> domain, List<HEntry> ascending, String root) {
        return ascending.stream().map(entry -> Candidate.of(entry, root)).filter(domain::isInstance).map(domain::cast).toList();
    }

    /** One after the other: the sum of doubles depends on the order. */
    private static Optional<Value> sum(List<Num> numbers) {
        double sum = 0;
        for (Num number : numbers) {
            sum += number.value();
        }
        if (!Double.isFinite(sum)) {
            throw new AlgebraException(Fault.UNRESOLVABLE,
                    "the sum of " + numbers.size() + " numbers exceeds the doubles: pick or list them instead");
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Num(sum));
    }
}
