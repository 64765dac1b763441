package org.rhizome.algebra;

/** A constant of the language, spelled as its tag. */
public sealed interface Tagged permits Field, Facet, Comparison, Merge, Direction {

    /** How JSON spells it. */
    String tag();
}
