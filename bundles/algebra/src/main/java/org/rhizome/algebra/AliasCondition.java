package org.rhizome.algebra;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A condition that the closure of an alias decides; the closure is computed from the input once. */
record AliasCondition(String name, String via, Condition trust) implements TextCondition {

    @Override
    public boolean test(String text, Scope scope) {
        return closure(scope).test(text, scope);
    }

    @Override
    public Optional<Collection<String>> texts(Scope scope) {
        return closure(scope).texts(scope);
    }

    @Override
    public TextCondition bound(Scope scope) {
        return closure(scope);
    }

    private TextCondition.AnyOf closure(Scope scope) {
        return scope.known(this, () -> TextCondition.AnyOf.of(new AliasFinder(scope, via, trust).closure(name)));
    }

    @Override
    public Optional<Collection<String>> forecast(Scope scope) {
        return Optional.empty();
    }

    @Override
    public boolean rooted() {
        return trust != null && trust.rooted();
    }

    @Override
    public void plan(Scope scope, List<Step> steps) {
        Route route = Route.of(AliasFinder.mappings(name), scope.source());
        long weight = 2 + (trust == null ? 0 : trust.weight());
        steps.add(new Step("closure of the alias \"" + name + "\"", route.lookups(),
                new Cost(route.deltas(), Cost.product(route.deltas(), weight), Cost.Growth.GROWS), List.of()));
    }
}
