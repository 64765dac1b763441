package org.rhizome.algebra;

import java.util.function.Consumer;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;

/** Under which keys a delta is found by each kind of {@link Access}. */
final class Keys {

    private Keys() {}

    static void author(Delta delta, Consumer<String> keys) {
        keys.accept(delta.author());
    }

    static void entities(Delta delta, Consumer<String> keys) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef ref) {
                keys.accept(ref.id());
            }
        }
    }

    static void filings(Delta delta, Consumer<String> keys) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef ref && ref.context() != null) {
                keys.accept(ref.id());
            }
        }
    }

    /** A property of an entity as one string, which a hash table can tell from others with the same hash by comparing. */
    static String property(String entity, String property) {
        return entity.length() + ":" + entity + property;
    }

    static void properties(Delta delta, Consumer<String> keys) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef ref && ref.context() != null) {
                keys.accept(property(ref.id(), ref.context()));
            }
        }
    }

    static void contexts(Delta delta, Consumer<String> keys) {
        for (Pointer pointer : delta.pointers()) {
            String context = switch (pointer.target()) {
                case EntityRef ref -> ref.context();
                case DeltaRef ref -> ref.context();
                default -> null;
            };
            if (context != null) {
                keys.accept(context);
            }
        }
    }

    static void roles(Delta delta, Consumer<String> keys) {
        delta.pointers().forEach(pointer -> keys.accept(pointer.role()));
    }

    static void references(Delta delta, Consumer<String> keys) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof DeltaRef ref) {
                keys.accept(ref.delta());
            }
        }
    }

    static void negations(Delta delta, Consumer<DeltaId> keys) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.role().equals(Roles.NEGATES) && pointer.target() instanceof DeltaRef ref) {
                ref.id().ifPresent(keys);
            }
        }
    }
}
