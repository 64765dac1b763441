package org.rhizome.algebra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;

/** The field is one of the strings that a set over the whole input yields; these are computed once (SPEC-2 3.1). */
record InViewCondition(SetNode set, Facet field, Extract extract) implements Condition {

    @Override
    public boolean test(Delta delta, Scope scope) {
        return members(scope).contains(facet(field, delta));
    }

    private static String facet(Facet facet, Delta delta) {
        return switch (facet) {
            case AUTHOR -> delta.author();
            case ID -> delta.id().toString();
        };
    }

    private Set<String> members(Scope scope) {
        return scope.known(this, () -> {
            Set<String> members = new HashSet<>();
            Members.each(set, scope, delta -> extract(delta, members::add));
            return members;
        });
    }

    private void extract(Delta delta, Consumer<String> members) {
        switch (extract) {
            case Extract.OfField(Facet facet) -> members.accept(facet(facet, delta));
            case Extract.OfRole(String role) -> {
                for (Pointer pointer : delta.pointers()) {
                    if (pointer.role().equals(role)) {
                        switch (pointer.target()) {
                            case EntityRef ref -> members.accept(ref.id());
                            case DeltaRef ref -> members.accept(ref.delta());
                            case Text text -> members.accept(text.value());
                            default -> { }
                        }
                    }
                }
            }
        }
    }

    @Override
    public Route route(Scope scope) {
        Set<String> members = members(scope);
        scope.run().charge(members.size());
        List<? extends Access> lookups = switch (field) {
            case AUTHOR -> members.stream().map(Access.ByAuthor::new).toList();
            case ID -> members.stream().flatMap(id -> DeltaId.find(id).stream()).map(Access.ById::new).toList();
        };
        return Route.ofAll(lookups, scope.source());
    }

    @Override
    public Route forecast(Scope scope) {
        return Route.everything(scope.source());
    }

    @Override
    public boolean rooted() {
        return set.rooted();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        Step reflected = Members.plan("set reflected by inView", set, Route.everything(scope.source()), scope);
        Cost growing = reflected.cost().plus(new Cost(0, 0, Cost.Growth.GROWS)); // a look-up for each of its strings may follow
        steps.add(new Step(reflected.operator(), reflected.lookups(), growing, reflected.inner()));
    }
}
