package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;

/** The primitives in one role by the total order, with the deltas that have them. */
final class ValueIndex {

    private record Valued(Primitive value, Delta delta) {}

    private final List<Primitive> values;
    private final List<Delta> deltas;
    private final boolean repeats;

    private ValueIndex(List<Valued> sorted) {
        this.values = sorted.stream().map(Valued::value).toList();
        this.deltas = sorted.stream().map(Valued::delta).toList();
        this.repeats = deltas.stream().distinct().count() < deltas.size();
    }

    /** By role. */
    static Map<String, ValueIndex> of(Iterable<Delta> deltas) {
        Map<String, List<Valued>> roles = new HashMap<>();
        for (Delta delta : deltas) {
            for (Pointer pointer : delta.pointers()) {
                if (pointer.target() instanceof Primitive value) {
                    roles.computeIfAbsent(pointer.role(), role -> new ArrayList<>()).add(new Valued(value, delta));
                }
            }
        }
        Map<String, ValueIndex> indexes = new HashMap<>();
        roles.forEach((role, valued) -> {
            valued.sort(Comparator.comparing(Valued::value));
            indexes.put(role, new ValueIndex(valued));
        });
        return indexes;
    }

    Collection<Delta> find(Access.ByValue access) {
        List<Delta> found = range(access);
        return repeats ? new LinkedHashSet<>(found) : found;
    }

    /** At most how many deltas {@link #find} hands out. */
    long count(Access.ByValue access) {
        return range(access).size();
    }

    private List<Delta> range(Access.ByValue access) {
        int start = access.low().map(value -> before(value, false)).orElse(0);
        int end = access.high().map(value -> before(value, true)).orElse(values.size());
        return deltas.subList(start, Math.max(start, end));
    }

    /** How many values are less than this one, itself included or not. */
    private int before(Primitive value, boolean included) {
        int from = 0;
        int to = values.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int sign = values.get(middle).compareTo(value);
            if (sign < 0 || included && sign == 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
