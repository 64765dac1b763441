package org.rhizome.delta;

import java.util.ArrayList;
import java.util.List;

/**
 * A relation in the making, between any number of entities and values, each in a role. Immutable; {@link #delta} ends it.
 */
public final class Relation {

    private final Draft draft;
    private final List<Pointer> pointers;

    Relation(Draft draft, List<Pointer> pointers) {
        this.draft = draft;
        this.pointers = pointers;
    }

    /** Adds an entity, which files the relation under its {@code property}. */
    public Relation to(String role, String entity, String property) {
        Strings.requireNonEmpty("property", property);
        return with(role, new EntityRef(entity, property));
    }

    /** Adds an entity that does not file the relation. */
    public Relation to(String role, String entity) {
        return with(role, new EntityRef(entity, null));
    }

    /** Adds another delta. */
    public Relation to(String role, DeltaId delta) {
        return with(role, new DeltaRef(delta.toString(), null));
    }

    public Relation with(String role, String value) {
        return with(role, new Text(value));
    }

    public Relation with(String role, double value) {
        return with(role, new Num(value));
    }

    /**
     * @throws InvalidDeltaException if no double equals {@code value}
     */
    public Relation with(String role, long value) {
        return with(role, Num.exactly(value));
    }

    public Relation with(String role, boolean value) {
        return with(role, new Bool(value));
    }

    /** Adds any target. */
    public Relation with(String role, Target target) {
        List<Pointer> more = new ArrayList<>(pointers);
        more.add(new Pointer(role, target));
        return new Relation(draft, List.copyOf(more));
    }

    /** The delta that states this relation, signed if its author is a key. */
    public Delta delta() {
        return draft.say(pointers);
    }
}
