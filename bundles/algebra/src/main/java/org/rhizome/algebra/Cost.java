package org.rhizome.algebra;

/**
 * What an evaluation takes. Numbers that would exceed the long integers stay at the greatest of them.
 *
 * @param deltas that are read from the source
 * @param steps units of work: a look at a delta by an operator or predicate, an entry of a view, a look-up or its estimate. A delta of many
 *     pointers counts once more for every {@value #POINTERS}
 * @param growth whether that is all
 */
public record Cost(long deltas, long steps, Growth growth) {

    /** As many pointers of a delta are looked at in one step. */
    static final int POINTERS = 64;

    /** How an estimate relates to what the evaluation will take. */
    public enum Growth {
        /** It takes no more, as long as no delta has many pointers or is filed under several properties. */
        FIXED,
        /** Negations, aliases, reflected sets or expansions come to it as they are found; they are counted while it runs. */
        GROWS
    }

    static final Cost NOTHING = new Cost(0, 0, Growth.FIXED);

    Cost plus(Cost other) {
        boolean grows = growth == Growth.GROWS || other.growth == Growth.GROWS;
        return new Cost(sum(deltas, other.deltas), sum(steps, other.steps), grows ? Growth.GROWS : Growth.FIXED);
    }

    /** Of numbers that are not negative. */
    static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Of numbers that are not negative. */
    static long product(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
