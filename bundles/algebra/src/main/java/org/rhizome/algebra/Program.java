package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/** A compiled term. */
sealed interface Program {

    Result run(Scope scope);

    boolean needsRoot();

    Step plan(Scope scope);

    record OfSet(SetNode set) implements Program {
        @Override
        public Result run(Scope scope) {
            List<Delta> deltas = new ArrayList<>();
            Members.each(set, scope, delta -> {
                scope.run().hold(delta);
                deltas.add(delta);
            });
            scope.run().requireSize((long) DSet.ID_BYTES * deltas.size());
            if (!(set instanceof MaskSet mask) || mask.kind() != MaskSet.Kind.ANNOTATE) {
                return DSet.of(deltas, null);
            }
            Set<DeltaId> negated = new HashSet<>();
            deltas.stream().filter(delta -> mask.isNegated(delta, scope)).map(Delta::id).forEach(negated::add);
            return DSet.of(deltas, negated);
        }

        @Override
        public boolean needsRoot() {
            return false;
        }

        @Override
        public Step plan(Scope scope) {
            return Members.plan("set", set, Route.everything(scope.source()), scope);
        }
    }

    record OfView(ViewNode view) implements Program {
        @Override
        public Result run(Scope scope) {
            return view.view(scope, Wanted.ALL);
        }

        @Override
        public boolean needsRoot() {
            return view.needsRoot();
        }

        @Override
        public Step plan(Scope scope) {
            return view.plan(scope, Wanted.ALL);
        }
    }

    record OfResolution(Resolution resolution, ViewNode view) implements Program {
        @Override
        public Result run(Scope scope) {
            HView gathered = view.view(scope, Wanted.ALL);
            scope.run().charge(resolution.steps(gathered));
            scope.run().requireSize(resolution.bytes(gathered));
            return resolution.resolve(gathered);
        }

        @Override
        public boolean needsRoot() {
            return view.needsRoot();
        }

        @Override
        public Step plan(Scope scope) {
            Step gather = view.plan(scope, Wanted.ALL);
            Cost resolve = new Cost(0, resolution.steps(gather.total().deltas()), Cost.Growth.FIXED);
            return new Step("resolve", List.of(), resolve, List.of(gather));
        }
    }
}
