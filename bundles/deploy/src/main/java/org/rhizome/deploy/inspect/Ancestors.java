package org.rhizome.deploy.inspect;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class with all that it inherits from, by internal names: {@code ForkJoinWorkerThread.ofVirtual()} is {@code Thread.ofVirtual()}. Knows the
 * classes of the jar and those of Java. Not thread safe.
 */
final class Ancestors {

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    /** Makes a class of the jar known. */
    void add(ClassModel model) {
        parents.put(model.thisClass().asInternalName(), Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(ClassEntry::asInternalName).toList());
    }

    /** The class first. */
    Set<String> of(String name) {
        Set<String> done = known.get(name);
        if (done == null) {
            done = walk(name);
            known.put(name, done);
        }
        return done;
    }

    private Set<String> walk(String name) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (all.add(next)) {
                open.addAll(parents.computeIfAbsent(next, Ancestors::ofJava));
            }
        }
        return all;
    }

    private static List<String> ofJava(String name) {
        if (!name.startsWith("java/")) {
            return List.of();
        }
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                    .map(parent -> parent.getName().replace('.', '/')).toList();
        } catch (ClassNotFoundException | LinkageError e) {
            // A class that this JVM does not have cannot be used either: it would fail where it is used.
            return List.of();
        }
    }
}
