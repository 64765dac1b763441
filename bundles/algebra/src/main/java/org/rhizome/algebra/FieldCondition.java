package org.rhizome.algebra;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** A condition on a field of the delta. */
record FieldCondition(Field field, ValueCondition value) implements Condition {

    @Override
    public boolean test(Delta delta, Scope scope) {
        return switch (field) {
            case AUTHOR -> value.text(delta.author());
            case TIMESTAMP -> value.number(delta.timestamp());
            case ID -> value.text(delta.id().toString());
        };
    }

    @Override
    public Route route(Scope scope) {
        Optional<List<ValueCondition.Range>> ranges = value.ranges();
        if (ranges.isEmpty()) {
            return Route.everything(scope.source());
        }
        return switch (field) {
            case AUTHOR -> points(ranges.get(), Access.ByAuthor::new, scope);
            case ID -> points(ranges.get(), id -> DeltaId.find(id).map(Access.ById::new).orElse(null), scope);
            case TIMESTAMP -> Route.ofAll(ranges.get().stream().map(FieldCondition::time).toList(), scope.source());
        };
    }

    /** Look-ups for single texts; anything wider has no index. */
    private static Route points(List<ValueCondition.Range> ranges, Function<String, Access> access, Scope scope) {
        if (!ranges.stream().allMatch(range -> range.low().isPresent() && range.low().equals(range.high()))) {
            return Route.everything(scope.source());
        }
        List<Access> lookups = ranges.stream().map(range -> range.low().get())
                .filter(Text.class::isInstance).map(text -> access.apply(((Text) text).value())).filter(Objects::nonNull).toList();
        return Route.ofAll(lookups, scope.source());
    }

    private static Access time(ValueCondition.Range range) {
        return new Access.ByTime(
                range.low().map(low -> end(low, Double.NEGATIVE_INFINITY)).orElse(Double.NEGATIVE_INFINITY),
                range.high().map(high -> end(high, Double.POSITIVE_INFINITY)).orElse(Double.POSITIVE_INFINITY));
    }

    /** A bound that is no number stands beyond all numbers on one side or the other; the open end is safe for both. */
    private static double end(Primitive bound, double open) {
        return bound instanceof Num(double number) ? number : open;
    }
}
