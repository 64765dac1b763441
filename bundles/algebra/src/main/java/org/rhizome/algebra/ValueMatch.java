package org.rhizome.algebra;

import java.util.List;
import java.util.Objects;
import org.rhizome.delta.Primitive;

/** Which primitive targets match, by the total order. No other target matches any of these. */
public sealed interface ValueMatch {

    record Compare(Comparison comparison, Operand operand) implements ValueMatch {
        public Compare {
            Closed.requireComparable(comparison, operand);
        }
    }

    /** From low to high, both included. */
    record Between(Primitive low, Primitive high) implements ValueMatch {
        public Between {
            Objects.requireNonNull(low);
            Objects.requireNonNull(high);
        }
    }

    /** Any of these; their order means nothing but is part of the term's hash. */
    record AnyOf(List<Primitive> values) implements ValueMatch {
        public AnyOf {
            values = List.copyOf(values);
        }
    }
}
