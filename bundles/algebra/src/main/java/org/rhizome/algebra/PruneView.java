package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.List;

/** Keeps properties by name: they are not even gathered. */
record PruneView(TextCondition keep, ViewNode in) implements ViewNode {

    @Override
    public HView view(Scope scope, Wanted wanted) {
        return in.view(scope, wanted.and(keep.bound(scope)));
    }

    @Override
    public boolean needsRoot() {
        return in.needsRoot();
    }

    @Override
    public Step plan(Scope scope, Wanted wanted) {
        List<Step> inner = new ArrayList<>();
        keep.plan(scope, inner);
        Step gathered = in.plan(scope, wanted.and(keep));
        inner.add(gathered);
        return inner.size() == 1 ? gathered : new Step("prune", List.of(), Cost.NOTHING, inner);
    }
}
