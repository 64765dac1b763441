package org.rhizome.algebra;

/** Under which properties of the root a delta is filed. A filing pointer is one that names the root. */
public sealed interface GroupKey {

    /** Under the context of each filing pointer; one without a context files nothing. */
    record ByTargetContext() implements GroupKey {}

    /** Under the role of each filing pointer. */
    record ByRole() implements GroupKey {}

    /** Every delta under this one property. */
    record Const(String property) implements GroupKey {
        public Const {
            Texts.require("the property of a constant key", property);
        }
    }
}
