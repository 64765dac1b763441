package org.rhizome.algebra;

import java.util.List;

/** A schema at an entity. */
record FixView(SchemaRef schema, String entity, ViewNode body) implements ViewNode {

    @Override
    public HView view(Scope scope, Wanted wanted) {
        return body.view(new Scope(scope.run(), entity), wanted);
    }

    @Override
    public boolean needsRoot() {
        return false;
    }

    @Override
    public Step plan(Scope scope, Wanted wanted) {
        Step inner = body.plan(new Scope(scope.run(), entity), wanted);
        return new Step("fix " + schema + " at \"" + entity + "\"", List.of(), Cost.NOTHING, List.of(inner));
    }
}
