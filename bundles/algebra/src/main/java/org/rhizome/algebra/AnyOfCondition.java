package org.rhizome.algebra;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Equal to any of some values. */
final class AnyOfCondition implements ValueCondition {

    private final Set<String> texts = new HashSet<>();
    private final Set<Double> numbers = new HashSet<>();
    private final Set<Boolean> bools = new HashSet<>();
    private final List<Range> ranges;

    AnyOfCondition(Collection<Primitive> values) {
        for (Primitive value : values) {
            boolean _ = switch (value) {
                case Text text -> texts.add(text.value());
                case Num number -> numbers.add(number.value());
                case Bool bool -> bools.add(bool.value());
            };
        }
        ranges = values.stream().distinct().sorted().map(value -> new Range(Optional.of(value), Optional.of(value))).toList();
    }

    @Override
    public boolean text(String value) {
        return texts.contains(value);
    }

    @Override
    public boolean number(double value) {
        return numbers.contains(value);
    }

    @Override
    public boolean bool(boolean value) {
        return bools.contains(value);
    }

    @Override
    public Optional<List<Range>> ranges() {
        return Optional.of(ranges);
    }
}
