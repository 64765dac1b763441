package org.rhizome.algebra;

import java.util.Objects;

/** What becomes of negated deltas, and whose negations count. */
public sealed interface MaskPolicy {

    /** They are left out. */
    record Drop() implements MaskPolicy {}

    /** They stay, tagged for the group that directly encloses the mask or for the reader of the result. */
    record Annotate() implements MaskPolicy {}

    /** They are left out, and only negations that match count, also against each other. */
    record Trust(Pred pred) implements MaskPolicy {
        public Trust {
            Objects.requireNonNull(pred);
        }
    }
}
