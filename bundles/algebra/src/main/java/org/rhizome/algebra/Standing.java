package org.rhizome.algebra;

/** Whether an entry of a view was found negated by a mask that annotates. */
public enum Standing {
    SURVIVING,
    NEGATED
}
