package org.rhizome.algebra;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Primitive;

/** From low to high by the total order, both included. */
record BetweenCondition(Primitive low, Primitive high) implements ValueCondition {

    @Override
    public boolean text(String value) {
        return ValueCondition.compare(value, low) >= 0 && ValueCondition.compare(value, high) <= 0;
    }

    @Override
    public boolean number(double value) {
        return ValueCondition.compare(value, low) >= 0 && ValueCondition.compare(value, high) <= 0;
    }

    @Override
    public boolean bool(boolean value) {
        return ValueCondition.compare(value, low) >= 0 && ValueCondition.compare(value, high) <= 0;
    }

    @Override
    public Optional<List<Range>> ranges() {
        return Optional.of(low.compareTo(high) <= 0 ? List.of(new Range(Optional.of(low), Optional.of(high))) : List.of());
    }
}
