package org.rhizome.cases;

import java.util.List;
import java.util.Map;

/** What a case does next. */
sealed interface Step {

    /** The deltas with these old ids arrive. */
    record Ingest(List<String> ids) implements Step {}

    /**
     * A question and its answer.
     *
     * @param number among the checks of the case, from 1
     * @param operation with its name as {@code op}
     */
    record Check(int number, Map<String, Object> operation, Object expect) implements Step {

        String op() {
            return Tree.text(operation, "op");
        }

        /** Of the view definition that the check reads by. */
        String view() {
            return "check-" + number;
        }
    }
}
