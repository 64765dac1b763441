package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rhizome.delta.Text;
import org.rhizome.node.InvalidViewException;

/** In which order the properties of a view are resolved. */
final class PropertyOrder {

    private static final int SHOWN = 12;
    private static final String ARROW = " \u2192 ";

    private PropertyOrder() {}

    /**
     * All properties, each after those that it needs; of those that could be next, the first in UTF-8 byte order.
     *
     * @param needs for each property what it needs
     * @throws InvalidViewException if something is needed that is no property, or properties need each other in a circle, which it shows
     */
    static List<String> of(Map<String, Set<String>> needs) {
        TreeMap<String, Set<String>> waiting = new TreeMap<>(Text.BY_UTF8);
        needs.forEach((property, needed) -> waiting.put(property, sorted(needed)));
        requireKnown(waiting);
        List<String> order = ordered(waiting);
        if (order.size() < waiting.size()) {
            order.forEach(waiting::remove);
            throw circle(waiting);
        }
        return order;
    }

    private static List<String> ordered(Map<String, Set<String>> waiting) {
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<String>> neededBy = new HashMap<>();
        PriorityQueue<String> ready = new PriorityQueue<>(Text.BY_UTF8);
        waiting.forEach((property, needed) -> {
            missing.put(property, needed.size());
            needed.forEach(need -> neededBy.computeIfAbsent(need, key -> new ArrayList<>()).add(property));
            if (needed.isEmpty()) {
                ready.add(property);
            }
        });
        List<String> order = new ArrayList<>(waiting.size());
        for (String next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            for (String property : neededBy.getOrDefault(next, List.of())) {
                if (missing.merge(property, -1, Integer::sum) == 0) {
                    ready.add(property);
                }
            }
        }
        return order;
    }

    private static void requireKnown(Map<String, Set<String>> needs) {
        needs.forEach((property, needed) -> {
            for (String need : needed) {
                if (!needs.containsKey(need)) {
                    throw new InvalidViewException(DefinitionPlace.step("/properties", property),
                            "the property \"" + DefinitionPlace.shortened(property) + "\" needs \"" + DefinitionPlace.shortened(need)
                                    + "\", which the view does not have: add it, or need one of those it has: "
                                    + some(needs.keySet(), ", "));
                }
            }
        });
    }

    /** Of what is left each needs another of what is left, so that walking along the needs must come back to where it was. */
    private static InvalidViewException circle(TreeMap<String, Set<String>> left) {
        Set<String> walked = new LinkedHashSet<>();
        String at = left.firstKey();
        while (walked.add(at)) {
            at = left.get(at).stream().filter(left::containsKey).findFirst().orElseThrow();
        }
        List<String> walk = new ArrayList<>(walked);
        List<String> circle = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        Collections.rotate(circle, -circle.indexOf(Collections.min(circle, Text.BY_UTF8)));
        return new InvalidViewException(DefinitionPlace.step("/properties", circle.getFirst()),
                "properties need each other in a circle: " + some(circle, ARROW) + ARROW + DefinitionPlace.shortened(circle.getFirst())
                        + " (each needs the next): take one of these needs out");
    }

    private static String some(Collection<String> names, String between) {
        List<String> shown = new ArrayList<>(names.stream().limit(SHOWN).map(DefinitionPlace::shortened).toList());
        if (names.size() > SHOWN) {
            shown.add("... " + (names.size() - SHOWN) + " more");
        }
        return shown.isEmpty() ? "none" : String.join(between, shown);
    }

    private static Set<String> sorted(Set<String> names) {
        Set<String> sorted = new TreeSet<>(Text.BY_UTF8);
        sorted.addAll(names);
        return sorted;
    }
}
