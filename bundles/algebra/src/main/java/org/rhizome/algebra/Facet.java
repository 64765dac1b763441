package org.rhizome.algebra;

/** A side of a delta by which it can be a member of a set of strings. */
public enum Facet implements Tagged {
    AUTHOR("author"),
    ID("id");

    private final String tag;

    Facet(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
