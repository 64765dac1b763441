package org.rhizome.plugin;

import org.rhizome.delta.Value;

/** The answer to a call. @param value for the caller @param state from now on */
public record Reply<S>(Value value, S state) {}
