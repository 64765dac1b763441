package org.rhizome.deploy.internal;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * Looks for what keeps a class loader from being collected, at the places where extensions are known to leave things behind. Reads private
 * fields of the JDK, which it lets do with {@code --add-opens java.base/java.lang=ALL-UNNAMED}; without, it says where it could not look. The
 * launcher opens more packages, for {@link Reach}.
 */
final class Holders {

    private final ClassLoader loader;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> blind = new TreeSet<>();

    private Holders(ClassLoader loader) {
        this.loader = loader;
    }

    /** What was found, each for people. */
    static List<String> of(ClassLoader loader) {
        Holders holders = new Holders(loader);
        Thread.getAllStackTraces().forEach(holders::thread);
        holders.look("shutdown hooks", holders::shutdownHooks);
        holders.beans();
        List<String> all = new ArrayList<>(holders.found);
        all.addAll(holders.blind);
        return all;
    }

    /** A place to look at, which the JDK may not open. */
    @FunctionalInterface
    private interface Look {
        void at() throws ReflectiveOperationException;
    }

    private void look(String where, Look look) {
        try {
            look.at();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) { // classes of versions that have gone may be incomplete
            blind.add(where + " could not be looked at (" + Reasons.of(e) + ")");
        }
    }

    private void thread(Thread thread, StackTraceElement[] stack) {
        String name = "the thread \"" + thread.getName() + '"';
        Arrays.stream(stack).filter(frame -> frame.getModuleName() == null && loads(frame.getClassName())).findFirst()
                .ifPresent(frame -> found.add(name + ", which is in " + frame.getClassName() + '.' + frame.getMethodName()));
        if (isOurs(thread)) {
            found.add(name + ", which is of its class " + thread.getClass().getName());
        }
        if (thread.getContextClassLoader() == loader) {
            found.add(name + ", whose context class loader it is");
        }
        look("what threads run", () -> {
            Object task = read(read(thread, Thread.class, "holder"), "task");
            if (isOurs(task)) {
                found.add(name + ", which runs its " + task.getClass().getName());
            } else {
                Reach.from(thread, task, this::isOurs).ifPresent(path -> found.add(name + ", through " + path));
            }
        });
        look("thread locals", () -> {
            locals(name, read(thread, Thread.class, "threadLocals"));
            locals(name, read(thread, Thread.class, "inheritableThreadLocals"));
        });
    }

    /** Whether the loader has a class of its own of that name: another version may have one too. */
    private boolean loads(String className) {
        try {
            return Class.forName(className, false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
            return false; // it belongs to somebody else
        }
    }

    private void locals(String thread, Object map) throws ReflectiveOperationException {
        Object table = map == null ? null : read(map, "table");
        for (int i = 0; table != null && i < Array.getLength(table); i++) {
            Object entry = Array.get(table, i);
            if (entry instanceof java.lang.ref.Reference<?> key) {
                Object value = read(entry, "value");
                if (isOurs(value) || isOurs(key.get())) {
                    found.add("a thread local of " + thread + " with " + (value == null ? "no value" : "a " + value.getClass().getName()));
                }
            }
        }
    }

    private void shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        if (hooks.get(null) instanceof Map<?, ?> all) {
            for (Object hook : List.copyOf(all.keySet())) {
                if (isOurs(hook) || isOurs(read(read(hook, Thread.class, "holder"), "task"))) {
                    found.add("the shutdown hook \"" + ((Thread) hook).getName() + '"');
                }
            }
        }
    }

    private void beans() {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            for (ObjectName name : server.queryNames(null, null)) {
                try {
                    if (server.getClassLoaderFor(name) == loader) {
                        found.add("the management bean " + name);
                    }
                } catch (InstanceNotFoundException e) {
                    continue; // gone since the names were listed
                }
            }
        }
    }

    /** Whether it is an object of a class of the loader, such a class, or the loader. */
    private boolean isOurs(Object object) {
        return object != null && (object == loader || object.getClass().getClassLoader() == loader
                || object instanceof Class<?> type && type.getClassLoader() == loader);
    }

    private static Object read(Object object, String field) throws ReflectiveOperationException {
        return object == null ? null : read(object, object.getClass(), field);
    }

    private static Object read(Object object, Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
