package org.rhizome.algebra;

/**
 * How the values of all claims fold into one, in the order of their ids. Values outside the domain of a fold are passed over; when none is
 * left the property is left out.
 */
public enum Merge implements Tagged {
    /** Of all primitives, by the total order. */
    MAX("max"),
    /** Of all primitives, by the total order. */
    MIN("min"),
    /** Of the numbers. */
    SUM("sum"),
    /** Of all claims, whatever they say. */
    COUNT("count"),
    /** Of the booleans. */
    AND("and"),
    /** Of the booleans. */
    OR("or"),
    /** All primitives as a list, by the total order. */
    CONCAT_SORTED("concatSorted");

    private final String tag;

    Merge(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
