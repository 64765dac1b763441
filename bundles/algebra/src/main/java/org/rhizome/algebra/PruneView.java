package org.rhizome.algebra;

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
        return in.plan(scope, wanted.and(keep));
    }
}
