package org.rhizome.resolver.aggregates;

import org.rhizome.delta.Num;
import org.rhizome.delta.Value;

/** Which claims {@link Count} counts. */
enum Counted {

    ALL("all"),
    NUMBERS("numbers");

    private final String option;

    Counted(String option) {
        this.option = option;
    }

    /** As view definitions write it. */
    String option() {
        return option;
    }

    boolean counts(Value value) {
        return this == ALL || value instanceof Num;
    }
}
