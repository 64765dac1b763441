package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;

/** The rules of model.md over a plain set, written down a second time, as slowly and plainly as possible. */
final class Oracle {

    private final Set<Delta> all;

    Oracle(Collection<Delta> all) {
        this.all = new LinkedHashSet<>(all); // a delta told twice is one delta
    }

    boolean negated(DeltaId id) {
        return all.stream().anyMatch(other -> negates(other, id) && !negated(other.id()));
    }

    private static boolean negates(Delta delta, DeltaId id) {
        return delta.pointers().stream().anyMatch(pointer -> pointer.role().equals("negates")
                && pointer.target() instanceof DeltaRef ref && ref.delta().equals(id.toString()));
    }

    /** The ids of the surviving deltas by property; null when nothing was ever filed. */
    SortedMap<String, List<DeltaId>> lossless(String entity) {
        boolean filed = false;
        SortedMap<String, List<DeltaId>> properties = new TreeMap<>();
        for (Delta delta : all.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()) {
            for (String property : filedUnder(delta, entity)) {
                filed = true;
                if (!negated(delta.id())) {
                    properties.computeIfAbsent(property, key -> new ArrayList<>()).add(delta.id());
                }
            }
        }
        return filed ? properties : null;
    }

    private static List<String> filedUnder(Delta delta, String entity) {
        return delta.pointers().stream()
                .filter(pointer -> pointer.target() instanceof EntityRef ref && ref.id().equals(entity) && ref.context() != null)
                .map(pointer -> ((EntityRef) pointer.target()).context())
                .distinct().toList();
    }
}
