package org.rhizome.shell;

import java.util.List;
import java.util.Map;

/** What became of imported deltas. */
record Counts(long accepted, long duplicate, long rejected) {

    static final Counts NONE = new Counts(0, 0, 0);

    /** From the answer to {@code POST /api/deltas}, which lists rejections up to a limit and then only counts them. */
    static Counts of(Map<?, ?> outcome) {
        Object all = outcome.get("rejectedCount");
        double rejected = all == null ? ((List<?>) outcome.get("rejected")).size() : (Double) all;
        return new Counts(number(outcome.get("accepted")), number(outcome.get("duplicate")), (long) rejected);
    }

    Counts plus(Counts other) {
        return new Counts(accepted + other.accepted, duplicate + other.duplicate, rejected + other.rejected);
    }

    long total() {
        return accepted + duplicate + rejected;
    }

    private static long number(Object json) {
        return ((Double) json).longValue();
    }
}
