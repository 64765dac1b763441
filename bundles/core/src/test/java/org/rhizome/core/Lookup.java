package org.rhizome.core;

import java.util.function.Predicate;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;

/** What a look-up finds, said as a condition on one delta. */
final class Lookup {

    private Lookup() {}

    static Predicate<Delta> of(Access access) {
        return switch (access) {
            case Access.Everything _ -> delta -> true;
            case Access.ById(var id) -> delta -> delta.id().equals(id);
            case Access.ByAuthor(var author) -> delta -> delta.author().equals(author);
            case Access.ByTime(var from, var to) -> delta -> delta.timestamp() >= from && delta.timestamp() <= to;
            case Access.ByEntity(var entity) -> any(it -> it.target() instanceof EntityRef ref && ref.id().equals(entity));
            case Access.ByFiling(var entity) ->
                any(it -> it.target() instanceof EntityRef ref && ref.id().equals(entity) && ref.context() != null);
            case Access.ByProperty(var entity, var property) ->
                any(it -> it.target() instanceof EntityRef ref && ref.id().equals(entity) && property.equals(ref.context()));
            case Access.ByContext(var context) -> any(it -> it.target() instanceof EntityRef ref && context.equals(ref.context())
                    || it.target() instanceof DeltaRef other && context.equals(other.context()));
            case Access.ByRole(var role) -> any(it -> it.role().equals(role));
            case Access.ByValue(var role, var low, var high) -> any(it -> it.role().equals(role)
                    && it.target() instanceof Primitive value
                    && low.map(end -> end.compareTo(value) <= 0).orElse(true) && high.map(end -> end.compareTo(value) >= 0).orElse(true));
            case Access.ByReference(var id) -> any(it -> it.target() instanceof DeltaRef ref && ref.delta().equals(id));
        };
    }

    private static Predicate<Delta> any(Predicate<Pointer> wanted) {
        return delta -> delta.pointers().stream().anyMatch(wanted);
    }
}
