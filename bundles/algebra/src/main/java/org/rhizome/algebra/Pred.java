package org.rhizome.algebra;

import java.util.List;
import java.util.Objects;
import org.rhizome.delta.Primitive;

/** A predicate: decides for one delta at a time, in time that follows the size of the delta, and never looks at another one. */
public sealed interface Pred {

    record True() implements Pred {}

    record False() implements Pred {}

    /** Compares a field with a constant. */
    record Match(Field field, Comparison comparison, Operand operand) implements Pred {
        public Match {
            Objects.requireNonNull(field);
            Closed.requireComparable(comparison, operand);
        }
    }

    /** The field equals any of these; their order means nothing but is part of the term's hash. */
    record MatchAny(Field field, List<Primitive> values) implements Pred {
        public MatchAny {
            Objects.requireNonNull(field);
            values = List.copyOf(values);
        }
    }

    /** At least one pointer matches. */
    record HasPointer(PointerMatch pointer) implements Pred {
        public HasPointer {
            Objects.requireNonNull(pointer);
        }
    }

    record And(Pred left, Pred right) implements Pred {
        public And {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    record Or(Pred left, Pred right) implements Pred {
        public Or {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    record Not(Pred pred) implements Pred {
        public Not {
            Objects.requireNonNull(pred);
        }
    }

    /**
     * The field is one of the strings extracted from the deltas of a set that is evaluated over the whole input, once per operator
     * application. One level deep: the set itself holds no inView.
     *
     * @param term input, select, union or mask
     */
    record InView(Term term, Facet field, Extract extract) implements Pred {
        public InView {
            Objects.requireNonNull(field);
            Objects.requireNonNull(extract);
            Closed.requireReflectable(term);
        }
    }
}
