package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rhizome.delta.Delta;

/** Deltas by the keys they have; under a key each delta once, in the order given. */
final class HashIndex<K> {

    private final Map<K, List<Delta>> deltas = new HashMap<>();

    private HashIndex() {}

    /** @param keys tells the keys of a delta, perhaps more than once */
    static <K> HashIndex<K> of(Iterable<Delta> deltas, BiConsumer<Delta, Consumer<K>> keys) {
        HashIndex<K> index = new HashIndex<>();
        for (Delta delta : deltas) {
            keys.accept(delta, key -> index.add(key, delta));
        }
        return index;
    }

    private void add(K key, Delta delta) {
        List<Delta> known = deltas.get(key);
        if (known == null) {
            deltas.put(key, List.of(delta)); // most keys have one delta, and such a list takes little
        } else if (known.getLast() != delta) {
            if (known.size() == 1) {
                known = new ArrayList<>(known);
                deltas.put(key, known);
            }
            known.add(delta);
        }
    }

    List<Delta> find(K key) {
        return deltas.getOrDefault(key, List.of());
    }
}
