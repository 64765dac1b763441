package org.rhizome.resolver.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/**
 * Which delta added which values and which removals cancel that, whichever of the two came first. A removal of many values that observed
 * many deltas is kept as the two sets, never as their product.
 */
final class Additions {

    private final Map<DeltaId, SetEdit> adding = new HashMap<>();
    private final Map<DeltaId, Map<DeltaId, SetEdit>> removalsByObserved = new HashMap<>();
    private final TreeMap<Value, Set<DeltaId>> holding = new TreeMap<>(ValueOrder.INSTANCE);

    void add(SetEdit edit) {
        for (DeltaId observed : edit.observed()) {
            removalsByObserved.computeIfAbsent(observed, id -> new HashMap<>(2)).put(edit.id(), edit);
            cancelled(edit, observed).forEach(value -> drop(value, observed));
        }
        if (!edit.adds().isEmpty()) {
            adding.put(edit.id(), edit);
            edit.adds().stream().filter(value -> !isRemoved(value, edit.id())).forEach(value -> put(value, edit.id()));
        }
    }

    void remove(SetEdit edit) {
        adding.remove(edit.id());
        edit.adds().forEach(value -> drop(value, edit.id()));
        for (DeltaId observed : edit.observed()) {
            removalsByObserved.computeIfPresent(observed,
                    (id, removals) -> removals.remove(edit.id()) != null && removals.isEmpty() ? null : removals);
            cancelled(edit, observed).filter(value -> !isRemoved(value, observed)).forEach(value -> put(value, observed));
        }
    }

    private void put(Value value, DeltaId by) {
        holding.computeIfAbsent(value, absent -> new HashSet<>(2)).add(by);
    }

    private void drop(Value value, DeltaId by) {
        holding.computeIfPresent(value, (present, ids) -> ids.remove(by) && ids.isEmpty() ? null : ids);
    }

    private boolean isRemoved(Value value, DeltaId by) {
        return removalsByObserved.getOrDefault(by, Map.of()).values().stream().anyMatch(removal -> removal.removes().contains(value));
    }

    /** What the removal takes away of the values that the observed delta adds; looks at each of the smaller set. */
    private Stream<Value> cancelled(SetEdit removal, DeltaId observed) {
        SetEdit addition = adding.get(observed);
        if (addition == null) {
            return Stream.empty();
        }
        return addition.adds().size() < removal.removes().size()
                ? addition.adds().stream().filter(removal.removes()::contains)
                : removal.removes().stream().filter(addition.adds()::contains);
    }

    boolean holdsAnyOf(SetEdit edit) {
        return edit.adds().stream().anyMatch(value -> holding.getOrDefault(value, Set.of()).contains(edit.id()));
    }

    boolean cancelsAnythingBy(SetEdit edit) {
        return edit.observed().stream().anyMatch(observed -> cancelled(edit, observed).findAny().isPresent());
    }

    /** Ascending. */
    List<Value> elements() {
        return List.copyOf(holding.keySet());
    }
}
