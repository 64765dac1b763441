package org.rhizome.delta;

/** What became of one element of a batch: a delta, or what is wrong with it. One faulty element does not spoil the others. */
public sealed interface Decoded {

    /** It is a delta; its signature is not checked yet. */
    record Valid(Delta delta) implements Decoded {}

    /** It is none; the fault says why. */
    record Invalid(InvalidDeltaException fault) implements Decoded {}
}
