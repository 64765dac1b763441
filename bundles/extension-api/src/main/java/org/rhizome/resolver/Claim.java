package org.rhizome.resolver;

import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/**
 * One surviving claim about a property.
 *
 * @param id of the delta that claims it
 * @param author of the delta
 * @param timestamp of the delta, milliseconds since 1970
 * @param value what it claims: the pointers that file it are left out; none left gives true, one gives its target, several give an object
 *     by role (model.md, "Lossy view and resolvers")
 */
public record Claim(DeltaId id, String author, double timestamp, Value value) {}
