package org.rhizome.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parsed JSON as the cases read it. */
final class Tree {

    private Tree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    static List<Map<String, Object>> objects(Object tree) {
        return ((List<?>) tree).stream().map(Tree::object).toList();
    }

    static List<String> strings(Object tree) {
        return ((List<?>) tree).stream().map(String.class::cast).toList();
    }

    static String text(Map<String, Object> object, String key) {
        return (String) object.get(key);
    }

    /** A list in which order means nothing; a repetition in it is a fault. */
    static TreeSet<String> set(Object tree) {
        List<String> strings = strings(tree);
        TreeSet<String> set = new TreeSet<>(strings);
        if (set.size() < strings.size()) {
            throw new IllegalArgumentException("a set lists something twice: " + strings);
        }
        return set;
    }

    /** Sets of ids by property. */
    static Map<String, Collection<String>> sets(Object tree) {
        Map<String, Collection<String>> sets = new TreeMap<>();
        object(tree).forEach((name, ids) -> sets.put(name, set(ids)));
        return sets;
    }
}
