package org.rhizome.algebra;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;

/** Files the deltas of a set under properties of the root. */
record GroupView(GroupKey key, SetNode in) implements ViewNode {

    @Override
    public HView view(Scope scope, Wanted wanted) {
        Filing filing = new Filing(scope, wanted);
        MaskSet annotating = in instanceof MaskSet mask && mask.kind() == MaskSet.Kind.ANNOTATE ? mask : null;
        Members.each(in, demand(scope, wanted.names(scope)), scope, delta -> {
            boolean negated = annotating != null && annotating.isNegated(delta, scope);
            file(delta, negated ? Standing.NEGATED : Standing.SURVIVING, filing);
        });
        HView view = filing.view();
        scope.run().requireSize(view.bytes());
        return view;
    }

    private void file(Delta delta, Standing standing, Filing filing) {
        if (key instanceof GroupKey.Const(String property)) {
            filing.add(property, delta, standing);
            return;
        }
        boolean byContext = key instanceof GroupKey.ByTargetContext;
        List<Pointer> pointers = delta.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            Pointer pointer = pointers.get(i);
            if (pointer.target() instanceof EntityRef ref && ref.id().equals(filing.root())) {
                String property = byContext ? ref.context() : pointer.role();
                if (property != null) {
                    filing.add(property, delta, standing);
                }
            }
        }
    }

    /** Only deltas with a filing pointer end up in the view. */
    private Route demand(Scope scope, Optional<Collection<String>> names) {
        String root = scope.root();
        return switch (key) {
            case GroupKey.Const _ -> Route.everything(scope.source());
            case GroupKey.ByRole _ -> Route.of(new Access.ByEntity(root), scope.source());
            case GroupKey.ByTargetContext _ -> {
                Route filed = Route.of(new Access.ByFiling(root), scope.source());
                yield names.isEmpty() ? filed : filed.and(Route.ofAll(
                        names.get().stream().map(property -> new Access.ByProperty(root, property)).toList(), scope.source()));
            }
        };
    }

    @Override
    public boolean needsRoot() {
        return true;
    }

    @Override
    public Step plan(Scope scope, Wanted wanted) {
        Step found = Members.plan("group", in, demand(scope, wanted.forecast(scope)), scope);
        Cost filed = found.cost().plus(new Cost(0, found.cost().deltas(), Cost.Growth.FIXED));
        return new Step(found.operator(), found.lookups(), filed, found.inner());
    }
}
