package org.rhizome.algebra;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Measures a JSON tree before anything recurses into it. */
final class TreeSize {

    private TreeSize() {}

    private record Level(Object value, int depth) {}

    static void check(Object tree, Limits limits) {
        ArrayDeque<Level> open = new ArrayDeque<>();
        open.push(new Level(tree == null ? "" : tree, 1));
        for (int size = 1; !open.isEmpty(); size++) {
            Level level = open.pop();
            if (level.depth > limits.depth()) {
                throw new AlgebraException(Fault.LIMIT,
                        "nested deeper than " + limits.depth() + " levels: balance long chains of and, or and union");
            }
            for (Object inner : inside(level.value)) {
                if (size + open.size() >= limits.size()) {
                    throw tooLarge(limits);
                }
                open.push(new Level(inner == null ? "" : inner, level.depth + 1));
            }
        }
    }

    private static AlgebraException tooLarge(Limits limits) {
        return new AlgebraException(Fault.LIMIT,
                "holds more than " + limits.size() + " values: split the term, or select by a reflected set");
    }

    private static Collection<?> inside(Object value) {
        return switch (value) {
            case Map<?, ?> members -> members.values();
            case List<?> elements -> elements;
            default -> List.of();
        };
    }
}
