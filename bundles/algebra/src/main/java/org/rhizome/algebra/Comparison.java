package org.rhizome.algebra;

/** How a value is compared with a constant: by the total order of {@link org.rhizome.delta.Primitive}. */
public enum Comparison implements Tagged {
    EQ("eq"),
    /** True for any two values that differ, of whatever types. */
    NEQ("neq"),
    LT("lt"),
    LTE("lte"),
    GT("gt"),
    GTE("gte"),
    /** False unless both are texts. */
    PREFIX("prefix");

    private final String tag;

    Comparison(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
