package org.rhizome.algebra;

/** What a pointer points at, as far as {@code targetIsPrimitive} asks. */
public enum TargetKind {
    /** A string, a number or a boolean. */
    PRIMITIVE,
    /** An entity, a delta or bytes. */
    OTHER
}
