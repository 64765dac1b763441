package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Delta;

/**
 * A compiled term of sort {@link Sort#DSET}. No operator makes a delta, so every such set is a part of the input and is given by which
 * deltas of the input belong to it; no set is ever built to be searched.
 */
interface SetNode extends Rooted {

    /** Whether a delta of the input belongs to this set. */
    boolean contains(Delta delta, Scope scope);

    /** Look-ups that find every member. */
    Route route(Scope scope);

    /** As {@link #route}, without computing anything from the input. */
    Route forecast(Scope scope);

    /** Steps to decide for one delta, negations aside. */
    int weight();

    /** Whether it asks for negations, which are counted as they are found. */
    boolean masks();

    /** Adds the steps that computing from the input takes before anything is decided. */
    void plan(Scope scope, List<Step> steps);
}
