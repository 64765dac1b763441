package org.rhizome.delta;

/** A string, an IEEE double or a boolean: there is no null, no array, no NaN and no infinity. */
public sealed interface Primitive extends Target, Value, Comparable<Primitive> permits Bool, Num, Text {

    /**
     * The one total order of Rhizome: boolean before number before string; false before true; numbers by value; strings by their
     * UTF-8 bytes (model.md, "Lossy view and resolvers").
     */
    @Override
    default int compareTo(Primitive other) {
        return PrimitiveOrder.compare(this, other);
    }
}
