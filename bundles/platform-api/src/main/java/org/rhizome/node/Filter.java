package org.rhizome.node;

import java.util.List;
import org.rhizome.delta.Primitive;

/**
 * A condition on the resolved values of an entity. A property that has no value, or one of another kind, meets no comparison but
 * {@code NEQ}.
 */
public sealed interface Filter {

    /** Every entity. */
    Filter ALL = new And(List.of());

    /** All of them; none is met by every entity. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter inner) implements Filter {}

    /** The property has a value of whatever kind. */
    record Present(String property) implements Filter {}

    /** The property compares so with the operand. Of a list, one of its values does; {@code NEQ} is the contrary of {@code EQ}. */
    record Compare(String property, Comparison comparison, Primitive operand) implements Filter {

        /** Comparisons by the total order of model.md, of values of the operand's kind. */
        public enum Comparison {
            EQ, NEQ, LT, LTE, GT, GTE,
            /** A string that starts with the operand, which is a string. */
            PREFIX,
            /** A string that holds the operand, which is a string. */
            CONTAINS
        }
    }
}
