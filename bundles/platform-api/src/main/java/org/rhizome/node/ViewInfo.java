package org.rhizome.node;

import org.rhizome.delta.DeltaId;

/**
 * A view definition in force.
 *
 * @param name by which it is chosen
 * @param version the delta that defines it
 * @param author of that delta
 * @param timestamp of that delta, milliseconds since 1970
 * @param description for people, empty when it has none
 * @param json the definition
 */
public record ViewInfo(String name, DeltaId version, String author, double timestamp, String description, String json) {}
