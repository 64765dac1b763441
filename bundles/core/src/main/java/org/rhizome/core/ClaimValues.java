package org.rhizome.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Dialect;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** What a delta claims about an entity, as a value (model.md, "Lossy view and resolvers"; format.md, section 5). */
final class ClaimValues {

    private static final Value NOTHING_MORE = new Bool(true);

    private ClaimValues() {}

    static Claim claim(Delta delta, String entity) {
        return new Claim(delta.id(), delta.author(), delta.timestamp(), value(delta.pointers(), entity));
    }

    /** The pointers that file the delta are left out; none left gives true, one gives its target, several give an object by role. */
    private static Value value(List<Pointer> pointers, String entity) {
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

    /** What a delta says of its transaction, or of what it was before its import, is no part of what it claims either. */
    private static boolean files(Pointer pointer, String entity) {
        return pointer.target() instanceof EntityRef ref ? ref.id().equals(entity) || Membership.isMembership(pointer) : isOrigin(pointer);
    }

    private static boolean isOrigin(Pointer pointer) {
        return pointer.target() instanceof Text && (pointer.role().equals(Dialect.OLD_ID) || pointer.role().equals(Dialect.OLD_HOST));
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
