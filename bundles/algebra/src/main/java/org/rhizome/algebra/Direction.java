package org.rhizome.algebra;

/** Which end of time comes first. */
public enum Direction implements Tagged {
    /** Oldest first. */
    ASC("asc"),
    /** Newest first. */
    DESC("desc");

    private final String tag;

    Direction(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
