package org.rhizome.algebra;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Who refers to whom among schemas: refuses circles and measures how deep evaluation can nest. Walks with a stack of its own. */
final class SchemaGraph {

    /** A schema whose references are being followed. */
    private static final class Visit {

        private final String name;
        private final Iterator<String> rest;
        private int below;

        Visit(String name, List<String> references) {
            this.name = name;
            this.rest = references.iterator();
        }
    }

    private final Map<String, List<String>> references;
    private final Map<String, Integer> own;
    private final Map<String, Integer> depths = new HashMap<>();

    /**
     * @param references the names that each schema refers to, all of them known
     * @param own levels of each body by itself
     */
    SchemaGraph(Map<String, List<String>> references, Map<String, Integer> own) {
        this.references = references;
        this.own = own;
    }

    /** Levels of each body together with all it refers to. */
    Map<String, Integer> depths() {
        references.keySet().forEach(this::follow);
        return depths;
    }

    private void follow(String start) {
        ArrayDeque<Visit> path = new ArrayDeque<>();
        Map<String, Visit> onPath = new HashMap<>();
        enter(start, path, onPath);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.rest.hasNext()) {
                String next = visit.rest.next();
                if (onPath.containsKey(next)) {
                    throw cycle(path, next);
                }
                Integer known = depths.get(next);
                if (known == null) {
                    enter(next, path, onPath);
                } else {
                    visit.below = Math.max(visit.below, known);
                }
            } else {
                leave(path, onPath);
            }
        }
    }

    private void enter(String name, ArrayDeque<Visit> path, Map<String, Visit> onPath) {
        if (!depths.containsKey(name)) {
            Visit visit = new Visit(name, references.get(name));
            path.push(visit);
            onPath.put(name, visit);
        }
    }

    private void leave(ArrayDeque<Visit> path, Map<String, Visit> onPath) {
        Visit done = path.pop();
        onPath.remove(done.name);
        int depth = own.get(done.name) + done.below;
        depths.put(done.name, depth);
        if (!path.isEmpty()) {
            path.peek().below = Math.max(path.peek().below, depth);
        }
    }

    private static AlgebraException cycle(ArrayDeque<Visit> path, String repeated) {
        List<String> names = path.reversed().stream().map(visit -> visit.name).toList();
        String circle = String.join(" -> ", names.subList(names.indexOf(repeated), names.size())) + " -> " + repeated;
        return new AlgebraException(Fault.CYCLE, "schemas refer to each other in a circle: " + circle
                + "; data may go in circles, programs may not: leave one expand out, or write the levels you want one by one");
    }
}
