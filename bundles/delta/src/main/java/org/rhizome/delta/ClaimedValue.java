package org.rhizome.delta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a delta claims about an entity, as a value (model.md, "Lossy view and resolvers"; format.md, section 5). */
public final class ClaimedValue {

    private static final Value NOTHING_MORE = new Bool(true);

    private ClaimedValue() {}

    /**
     * The pointers that file the delta under the entity are left out; none left gives true, one gives its target, several give an object
     * by role. What a delta says of its transaction, or of where it comes from, is no part of what it claims either.
     */
    public static Value of(Delta delta, String entity) {
        List<Pointer> pointers = delta.pointers();
        Pointer only = null;
        for (Pointer pointer : pointers) {
            if (!files(pointer, entity)) {
                if (only != null) {
                    return byRole(pointers, entity);
                }
                only = pointer;
            }
        }
        return only == null ? NOTHING_MORE : value(only.target());
    }

    private static boolean files(Pointer pointer, String entity) {
        return pointer.target() instanceof EntityRef ref ? ref.id().equals(entity) || isMembership(pointer, ref) : isOrigin(pointer);
    }

    private static boolean isMembership(Pointer pointer, EntityRef ref) {
        return pointer.role().equals(Roles.TRANSACTION) && Roles.DELTAS.equals(ref.context());
    }

    /** What it was before its import, or from what a plugin derived it. */
    private static boolean isOrigin(Pointer pointer) {
        return switch (pointer.role()) {
            case Dialect.OLD_ID, Dialect.OLD_HOST, Roles.DERIVED_BY, Roles.DERIVED_BINDING -> pointer.target() instanceof Text;
            case Roles.DERIVED_FROM -> pointer.target() instanceof DeltaRef;
            case Roles.DERIVED_DEPTH -> pointer.target() instanceof Num;
            default -> false;
        };
    }

    private static Value byRole(List<Pointer> pointers, String entity) {
        Map<String, List<Value>> roles = new LinkedHashMap<>();
        for (Pointer pointer : pointers) {
            if (!files(pointer, entity)) {
                roles.computeIfAbsent(pointer.role(), role -> new ArrayList<>(1)).add(value(pointer.target()));
            }
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        roles.forEach((role, values) -> fields.put(role, values.size() == 1 ? values.getFirst() : new Value.Items(values)));
        return new Value.Fields(fields);
    }

    private static Value value(Target target) {
        return switch (target) {
            case Primitive primitive -> primitive;
            case Bytes bytes -> bytes;
            case EntityRef ref -> new Text(ref.id());
            case DeltaRef ref -> new Text(ref.delta());
        };
    }
}
