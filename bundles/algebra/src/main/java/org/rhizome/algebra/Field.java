package org.rhizome.algebra;

/** A field of every delta that a predicate can compare. */
public enum Field implements Tagged {
    /** Text. */
    AUTHOR("author"),
    /** A number, milliseconds since 1970. */
    TIMESTAMP("timestamp"),
    /** Text, as {@link org.rhizome.delta.DeltaId} writes it. */
    ID("id");

    private final String tag;

    Field(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
