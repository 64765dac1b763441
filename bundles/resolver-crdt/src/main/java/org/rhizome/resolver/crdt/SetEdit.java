package org.rhizome.resolver.crdt;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/**
 * One claim about a set.
 *
 * @param id of the delta that claims it
 * @param adds the values that it adds
 * @param removes the values that it takes away, as far as one of {@code observed} added them
 * @param observed the deltas whose additions its author had seen
 */
record SetEdit(DeltaId id, SortedSet<Value> adds, SortedSet<Value> removes, Set<DeltaId> observed) {

    private static final String ADD = "add";
    private static final String REMOVE = "remove";
    private static final String OBSERVED = "observed";
    private static final Set<String> ROLES = Set.of(ADD, REMOVE);

    static SetEdit of(Claim claim) {
        Operation operation = Operation.of(claim.value(), ROLES);
        SortedSet<Value> adds = sorted(operation.all(ADD));
        operation.one(Operation.VALUE).ifPresent(adds::add);
        SortedSet<Value> removes = sorted(operation.all(REMOVE));
        return new SetEdit(claim.id(), Collections.unmodifiableSortedSet(adds), Collections.unmodifiableSortedSet(removes),
                removes.isEmpty() ? Set.of() : operation.ids(OBSERVED));
    }

    private static SortedSet<Value> sorted(Collection<Value> values) {
        SortedSet<Value> sorted = new TreeSet<>(ValueOrder.INSTANCE);
        sorted.addAll(values);
        return sorted;
    }
}
