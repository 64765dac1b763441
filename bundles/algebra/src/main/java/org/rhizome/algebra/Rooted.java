package org.rhizome.algebra;

/** A compiled part of a term that may mean something else for another root. */
interface Rooted {

    /** Whether what it means depends on the root. */
    boolean rooted();
}
