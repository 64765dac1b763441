package org.rhizome.algebra;

/**
 * What an evaluation takes.
 *
 * @param deltas that are read from the source
 * @param steps units of work: looks at a delta by an operator or predicate, entries of views, look-ups
 * @param growth whether that is all
 */
public record Cost(long deltas, long steps, Growth growth) {

    /** How an estimate relates to what the evaluation will take. */
    public enum Growth {
        /** It takes no more. */
        FIXED,
        /** Negations, aliases, reflected sets or expansions come to it as they are found; they are counted while it runs. */
        GROWS
    }

    static final Cost NOTHING = new Cost(0, 0, Growth.FIXED);

    Cost plus(Cost other) {
        boolean grows = growth == Growth.GROWS || other.growth == Growth.GROWS;
        return new Cost(deltas + other.deltas, steps + other.steps, grows ? Growth.GROWS : Growth.FIXED);
    }
}
