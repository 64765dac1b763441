package org.rhizome.algebra;

/**
 * Which pointers match: all conditions that are not null hold for the same pointer, and at least one is not null.
 *
 * @param role of the pointer
 * @param entity the pointer names that entity
 * @param delta the pointer names the delta with that id
 * @param context under which the pointer files the delta; never matches a primitive or bytes
 * @param kind of the target
 * @param value of the target; never matches anything but a primitive
 */
public record PointerMatch(TextMatch role, EntityMatch entity, String delta, TextMatch context, TargetKind kind, ValueMatch value) {

    public PointerMatch {
        if (role == null && entity == null && delta == null && context == null && kind == null && value == null) {
            throw new AlgebraException(Fault.SYNTAX,
                    "hasPointer needs at least one of role, targetEntity, targetDelta, context, targetIsPrimitive and targetValue");
        }
        if (delta != null) {
            Texts.require("targetDelta", delta);
        }
    }

    /** Any pointer that names the entity. */
    public static PointerMatch naming(EntityMatch entity) {
        return new PointerMatch(null, entity, null, null, null, null);
    }
}
