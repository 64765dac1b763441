package org.rhizome.algebra;

/** A compiled term of sort {@link Sort#HVIEW}. */
interface ViewNode {

    /** The view about the root of the scope, without the properties that are not wanted. */
    HView view(Scope scope, Wanted wanted);

    /** Whether it needs a root from outside. */
    boolean needsRoot();

    /** What it will read and take. */
    Step plan(Scope scope, Wanted wanted);
}
