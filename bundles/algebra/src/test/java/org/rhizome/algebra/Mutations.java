package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes one place of a JSON tree into something that may or may not be in the language. */
final class Mutations {

    private static final List<String> WORDS = List.of(
            "op", "in", "select", "union", "mask", "pred", "role", "exact", "inSet", "hole", "name", "alg", "true", "input", "byRole",
            "drop", "trust", "aliased", "inView", "lexById", "distinct", "props", "default", "const", "then", "junk", "");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    Object mutate(Object tree) {
        if (random.nextInt(6) == 0) {
            return replacement(tree);
        }
        return switch (tree) {
            case Map<?, ?> members when !members.isEmpty() -> member(members);
            case List<?> elements when !elements.isEmpty() -> element(elements);
            case null, default -> replacement(tree);
        };
    }

    private Object member(Map<?, ?> members) {
        Map<Object, Object> changed = new LinkedHashMap<>(members);
        Object key = List.copyOf(members.keySet()).get(random.nextInt(members.size()));
        switch (random.nextInt(10)) {
            case 0 -> changed.remove(key);
            case 1 -> changed.put(word(), changed.remove(key));
            case 2 -> changed.put(word(), replacement(null));
            default -> changed.put(key, mutate(members.get(key)));
        }
        return changed;
    }

    private Object element(List<?> elements) {
        List<Object> changed = new ArrayList<>(elements);
        int index = random.nextInt(elements.size());
        switch (random.nextInt(6)) {
            case 0 -> changed.remove(index);
            case 1 -> changed.add(elements.get(index));
            default -> changed.set(index, mutate(elements.get(index)));
        }
        return changed;
    }

    private Object replacement(Object before) {
        return switch (random.nextInt(9)) {
            case 0 -> word();
            case 1 -> (double) random.nextInt(3);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> List.of();
            case 5 -> Map.of();
            case 6 -> Map.of(word(), word());
            case 7 -> Arrays.asList(before, word());
            default -> before instanceof String ? Map.of("hole", "h") : Map.of(word(), before == null ? 1.0 : before);
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
