package org.rhizome.resolver.crdt;

import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/**
 * One claim about a list.
 *
 * @param claim that edits
 * @param value of the element that it inserts, if it inserts one
 * @param anchor what the element stands after; empty at the beginning
 * @param removes the elements that it removes
 */
record Edit(Claim claim, Optional<Value> value, Optional<Anchor> anchor, Set<DeltaId> removes) {

    private static final String AFTER = "after";
    private static final String REMOVE = "remove";
    private static final Set<String> ROLES = Set.of(AFTER, REMOVE);

    /** @param element empty when what stands there is no delta id, so that it can never be here */
    record Anchor(Optional<DeltaId> element) {}

    static Edit of(Claim claim) {
        Optional<DeltaId> lone = loneReference(claim.value());
        if (lone.isPresent()) {
            return new Edit(claim, Optional.empty(), Optional.empty(), Set.of(lone.get()));
        }
        Operation operation = Operation.of(claim.value(), ROLES);
        Optional<Anchor> anchor = operation.has(AFTER)
                ? Optional.of(new Anchor(operation.ids(AFTER).stream().findFirst()))
                : Optional.empty();
        return new Edit(claim, operation.one(Operation.VALUE), anchor, operation.ids(REMOVE));
    }

    /** A delta whose only pointer is {@code remove} arrives without the role: a plain delta id is therefore a removal. */
    private static Optional<DeltaId> loneReference(Value value) {
        return value instanceof Text(String text) ? DeltaId.find(text) : Optional.empty();
    }

    DeltaId id() {
        return claim.id();
    }
}
