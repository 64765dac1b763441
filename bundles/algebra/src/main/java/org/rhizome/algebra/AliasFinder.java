package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/** Follows mapping claims from a name to slots and from these to fragments, one hop, over what survives among the trusted (SPEC-9 4.1). */
final class AliasFinder {

    static final String FRAGMENT = "rhizomatic.alias.fragment";
    static final String SLOT = "rhizomatic.alias.slot";
    static final String CONCEPT = "rhizomatic.alias.concept";

    private static final Function<Target, String> TEXT = target -> target instanceof Text(String value) ? value : null;
    private static final Function<Target, String> ENTITY = target -> target instanceof EntityRef ref ? ref.id() : null;

    private final Scope scope;
    private final String via;
    private final SetNode standing;

    /**
     * @param via the concept that slots must belong to, or null
     * @param trust whose claims and negations count, or null for all
     */
    AliasFinder(Scope scope, String via, Condition trust) {
        this.scope = scope;
        this.via = via;
        SetNode trusted = trust == null ? new InputSet() : new SelectSet(trust, new InputSet());
        this.standing = new MaskSet(MaskSet.Kind.DROP, null, trusted);
    }

    /** Where the mapping claims for a name are. */
    static Access mappings(String name) {
        Optional<Primitive> text = Optional.of(new Text(name));
        return new Access.ByValue(FRAGMENT, text, text);
    }

    /** The name and all fragments that share a slot with it. */
    Collection<String> closure(String name) {
        Set<String> slots = new TreeSet<>();
        each(mappings(name), claim -> {
            if (named(claim, FRAGMENT, TEXT).contains(name)) {
                slots.addAll(named(claim, SLOT, ENTITY));
            }
        });
        Set<String> closure = new TreeSet<>(Text.BY_UTF8);
        closure.add(name);
        for (String slot : slots) {
            if (via == null || isDeclared(slot)) {
                each(new Access.ByEntity(slot), claim -> {
                    if (named(claim, SLOT, ENTITY).contains(slot)) {
                        closure.addAll(named(claim, FRAGMENT, TEXT));
                    }
                });
            }
        }
        return closure;
    }

    private boolean isDeclared(String slot) {
        List<Delta> declarations = new ArrayList<>();
        each(new Access.ByEntity(slot), claim -> {
            if (named(claim, SLOT, ENTITY).contains(slot) && named(claim, CONCEPT, ENTITY).contains(via)) {
                declarations.add(claim);
            }
        });
        return !declarations.isEmpty();
    }

    private void each(Access access, Consumer<Delta> action) {
        Members.each(standing, Route.of(access, scope.source()), scope, action);
    }

    /** What the pointers of that role name. */
    private static List<String> named(Delta claim, String role, Function<Target, String> name) {
        List<String> names = new ArrayList<>();
        for (Pointer pointer : claim.pointers()) {
            String named = pointer.role().equals(role) ? name.apply(pointer.target()) : null;
            if (named != null) {
                names.add(named);
            }
        }
        return names;
    }
}
