package org.rhizome.deploy.internal;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for an object among those that a thread's own objects lead to, as the authenticator of an HTTP client that nobody closed. Objects of
 * the JDK alone are followed: through those of the node everything leads to everything. Fields that the JDK does not open are passed by.
 */
final class Reach {

    private static final int OBJECTS = 20_000;
    private static final int DEEPEST = 12;

    private final Predicate<Object> wanted;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Queue<Step> ahead = new ArrayDeque<>();
    private Step arrived;

    /** @param path fields up to here */
    private record Step(Object object, String path, int depth) {}

    private Reach(Predicate<Object> wanted) {
        this.wanted = wanted;
    }

    /** The fields that lead from what a thread runs, or has of its own class, to something wanted and the class of that; empty when none do. */
    static Optional<String> from(Thread thread, Object task, Predicate<Object> wanted) {
        Reach reach = new Reach(wanted);
        reach.meet(task, "task", 0);
        for (Class<?> type = thread.getClass(); type != Thread.class; type = type.getSuperclass()) {
            reach.fields(thread, type, "", 0);
        }
        return reach.search();
    }

    private Optional<String> search() {
        while (arrived == null && !ahead.isEmpty() && seen.size() < OBJECTS) {
            Step step = ahead.poll();
            if (step.depth() < DEEPEST) {
                expand(step);
            }
        }
        return Optional.ofNullable(arrived).map(end -> end.path() + ", to a " + end.object().getClass().getName());
    }

    private void expand(Step step) {
        Class<?> type = step.object().getClass();
        if (type.isArray()) {
            for (int i = 0; arrived == null && i < Array.getLength(step.object()); i++) {
                meet(Array.get(step.object(), i), step.path(), step.depth());
            }
        } else {
            for (; type != Object.class; type = type.getSuperclass()) {
                fields(step.object(), type, step.path() + '.', step.depth());
            }
        }
    }

    private void fields(Object object, Class<?> type, String path, int depth) {
        for (Field field : type.getDeclaredFields()) {
            if (arrived == null && !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && field.trySetAccessible()) {
                try {
                    meet(field.get(object), path + field.getName(), depth + 1);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a field that is accessible cannot be read: " + field, e);
                }
            }
        }
    }

    private void meet(Object object, String path, int depth) {
        if (object == null || seen.size() == OBJECTS || !seen.add(object)) {
            return;
        }
        Step step = new Step(object, path, depth);
        if (wanted.test(object)) {
            arrived = step;
        } else if (isFollowed(object)) {
            ahead.add(step);
        }
    }

    private static boolean isFollowed(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return !type.getComponentType().isPrimitive();
        }
        boolean elsewhere = object instanceof Reference<?> || object instanceof Thread || object instanceof ThreadGroup
                || object instanceof ClassLoader || object instanceof Class<?> || object instanceof Module;
        return !elsewhere && isOfJdk(type.getClassLoader());
    }

    private static boolean isOfJdk(ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
