package org.rhizome.algebra;

import java.util.Optional;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Primitive;

/**
 * One look-up that a term asks of its input: all deltas with some property. A {@link DeltaSource} serves it through an index or says that
 * it has none; whatever it hands out beyond is sorted out afterwards.
 */
public sealed interface Access {

    /** All deltas there are. Every source serves it. */
    record Everything() implements Access {}

    record ById(DeltaId id) implements Access {}

    record ByAuthor(String author) implements Access {}

    /** Timestamps from and to, both included, in milliseconds since 1970; may be infinite. */
    record ByTime(double from, double to) implements Access {}

    /** Deltas with a pointer that names the entity, filed or not. */
    record ByEntity(String entity) implements Access {}

    /** Deltas filed under any property of the entity: with a pointer that names it and has a context. */
    record ByFiling(String entity) implements Access {}

    /** Deltas filed under that property of the entity. */
    record ByProperty(String entity, String property) implements Access {}

    /** Deltas with that context at whatever entity or delta. */
    record ByContext(String context) implements Access {}

    /** Deltas with a pointer in that role. */
    record ByRole(String role) implements Access {}

    /** Deltas with a primitive in that role, from low to high by the total order, both included; an end that is empty is open. */
    record ByValue(String role, Optional<Primitive> low, Optional<Primitive> high) implements Access {}

    /** Deltas with a pointer that names that delta, in whatever role. */
    record ByReference(String delta) implements Access {}
}
