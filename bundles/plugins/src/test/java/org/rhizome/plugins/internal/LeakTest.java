package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.plugin.Plugin;

/** Nothing keeps the classes of a plugin once it has gone. */
@Timeout(60)
class LeakTest extends AtHome {

    /** Has classes of its own, as a bundle has. */
    private static final class BundleLoader extends ClassLoader {

        BundleLoader() {
            super(LeakTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith(Untidy.class.getName()) ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aPluginThatThrewItsOwnExceptionsAndSetTimersIsCollected() throws Exception {
        home = new Home(folder).start();
        WeakReference<ClassLoader> loader = run();
        Home.await("its classes are collected", () -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private WeakReference<ClassLoader> run() throws Exception {
        BundleLoader loader = new BundleLoader();
        Plugin<?> plugin = (Plugin<?>) loader.loadClass(Untidy.class.getName()).getDeclaredConstructor().newInstance();
        home.plugin("untidy", "1.0.0", Home.NAMES, plugin).publish();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        home.awaitCaughtUp("untidy");
        assertThrows(CompletionException.class, () -> home.call("untidy", new Text("crash")));
        assertThrows(CompletionException.class, () -> home.call("untidy", new Text("refuse")));
        home.awaitCaughtUp("untidy");
        home.without("untidy").swap();
        Home.await("it has gone", () -> home.supervisor().instances().isEmpty());
        return new WeakReference<>(loader);
    }
}
