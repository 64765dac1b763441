package org.rhizome.resolver.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/** The elements of a list, removed ones included, and what removes and follows them. */
final class Edits {

    private final Map<DeltaId, Edit> elements = new HashMap<>();
    private final Map<DeltaId, Set<DeltaId>> removals = new HashMap<>();
    private final Map<DeltaId, Set<DeltaId>> followers = new HashMap<>();

    void add(Edit edit) {
        if (edit.value().isPresent()) {
            elements.put(edit.id(), edit);
            anchor(edit).ifPresent(anchor -> followers.computeIfAbsent(anchor, id -> new HashSet<>(2)).add(edit.id()));
        }
        edit.removes().forEach(removed -> removals.computeIfAbsent(removed, id -> new HashSet<>(2)).add(edit.id()));
    }

    void remove(Edit edit) {
        elements.remove(edit.id());
        anchor(edit).ifPresent(anchor -> drop(followers, anchor, edit.id()));
        edit.removes().forEach(removed -> drop(removals, removed, edit.id()));
    }

    private static Optional<DeltaId> anchor(Edit edit) {
        return edit.anchor().flatMap(Edit.Anchor::element);
    }

    private static void drop(Map<DeltaId, Set<DeltaId>> sets, DeltaId key, DeltaId id) {
        sets.computeIfPresent(key, (present, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
    }

    /** What is not removed, in the order of the list. */
    List<Value> values() {
        return new Arrangement(elements.values()).inOrder()
                .filter(edit -> !isRemoved(edit.id()))
                .map(edit -> edit.value().orElseThrow())
                .toList();
    }

    boolean hasElement(DeltaId id) {
        return elements.containsKey(id);
    }

    boolean isRemoved(DeltaId id) {
        return removals.containsKey(id);
    }

    /** Whether anything was inserted after it. */
    boolean isAnchor(DeltaId id) {
        return followers.containsKey(id);
    }

    /** Whether it was inserted after something that is not here. */
    boolean isAdrift(Edit edit) {
        return edit.anchor().isPresent() && !anchor(edit).map(elements::containsKey).orElse(false);
    }
}
