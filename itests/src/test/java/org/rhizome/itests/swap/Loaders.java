package org.rhizome.itests.swap;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** Remembers the class loader of every version of a bundle that was ever started, without holding it, and which other bundles were moved. */
final class Loaders implements SynchronousBundleListener {

    private final String bundle;
    private final List<WeakReference<ClassLoader>> started = new ArrayList<>();
    private final SortedSet<String> others = new TreeSet<>();

    Loaders(String bundle) {
        this.bundle = bundle;
    }

    @Override
    public synchronized void bundleChanged(BundleEvent event) {
        if (!bundle.equals(event.getBundle().getSymbolicName())) {
            others.add(event.getBundle().getSymbolicName());
        } else if (event.getType() == BundleEvent.STARTED) {
            started.add(new WeakReference<>(event.getBundle().adapt(BundleWiring.class).getClassLoader()));
        }
    }

    synchronized int started() {
        return started.size();
    }

    /** Names of other bundles that were stopped, started, resolved or anything else. */
    synchronized String others() {
        return String.join(" ", others);
    }

    /** How many have not been collected, after a collection. */
    synchronized long live() {
        System.gc();
        return started.stream().filter(loader -> loader.get() != null).count();
    }
}
