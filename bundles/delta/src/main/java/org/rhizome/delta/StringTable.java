package org.rhizome.delta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every string that the records of a pack refer to, once each, in the order of their raw UTF-8 bytes. */
final class StringTable {

    private final String[] sorted;
    private final Map<String, Integer> indexes;

    StringTable(Collection<Delta> deltas) {
        indexes = new HashMap<>();
        deltas.forEach(this::collect);
        sorted = indexes.keySet().toArray(String[]::new);
        Arrays.sort(sorted, PrimitiveOrder::compareUtf8);
        for (int i = 0; i < sorted.length; i++) {
            indexes.put(sorted[i], i);
        }
    }

    List<String> strings() {
        return List.of(sorted);
    }

    int indexOf(String string) {
        return indexes.get(string);
    }

    private void collect(Delta delta) {
        add(delta.id().toString());
        add(delta.author());
        delta.signature().ifPresent(signature -> add(signature.toString()));
        for (Pointer pointer : delta.pointers()) {
            add(pointer.role());
            strings(pointer.target()).forEach(this::add);
        }
    }

    private void add(String string) {
        indexes.put(string, 0);
    }

    private static List<String> strings(Target target) {
        return switch (target) {
            case Text text -> List.of(text.value());
            case Num ignored -> List.of();
            case Bool ignored -> List.of();
            case Bytes bytes -> List.of(bytes.mime());
            case EntityRef ref -> withContext(ref.id(), ref.context());
            case DeltaRef ref -> withContext(ref.delta(), ref.context());
        };
    }

    private static List<String> withContext(String id, String context) {
        List<String> strings = new ArrayList<>(2);
        strings.add(id);
        if (context != null) {
            strings.add(context);
        }
        return strings;
    }
}
