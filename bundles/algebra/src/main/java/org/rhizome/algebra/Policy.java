package org.rhizome.algebra;

import java.util.Objects;
import org.rhizome.delta.Primitive;

/** How the claims of one property become a value. A property without one is left out of the view. */
public sealed interface Policy {

    /** The value of the first claim. */
    record Pick(Order order) implements Policy {
        public Pick {
            Objects.requireNonNull(order);
        }
    }

    /** The values of all claims as a list. */
    record All(Order order) implements Policy {
        public All {
            Objects.requireNonNull(order);
        }
    }

    /** The values of all claims as a list, each value at its first place only. */
    record AllDistinct(Order order) implements Policy {
        public AllDistinct {
            Objects.requireNonNull(order);
        }
    }

    record Fold(Merge merge) implements Policy {
        public Fold {
            Objects.requireNonNull(merge);
        }
    }

    /** The different values as a list when there are at least two. */
    record Conflicts(Order order) implements Policy {
        public Conflicts {
            Objects.requireNonNull(order);
        }
    }

    /** The constant when the other policy has no value. */
    record AbsentAs(Primitive constant, Policy then) implements Policy {
        public AbsentAs {
            Objects.requireNonNull(constant);
            Objects.requireNonNull(then);
        }
    }
}
