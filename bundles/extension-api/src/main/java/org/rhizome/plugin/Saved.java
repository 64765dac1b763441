package org.rhizome.plugin;

import org.rhizome.delta.Value;

/**
 * A saved state.
 *
 * @param version of its form, chosen by the plugin: whoever reads it can tell how
 * @param state plain values, so that they can be read by a class loaded later
 */
public record Saved(int version, Value state) {}
