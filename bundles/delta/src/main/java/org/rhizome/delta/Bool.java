package org.rhizome.delta;

/** A boolean primitive. */
public record Bool(boolean value) implements Primitive {}
