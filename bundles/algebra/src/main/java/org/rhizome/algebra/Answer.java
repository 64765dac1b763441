package org.rhizome.algebra;

/**
 * What an evaluation gave.
 *
 * @param spent what it took
 */
public record Answer(Result result, Cost spent) {}
