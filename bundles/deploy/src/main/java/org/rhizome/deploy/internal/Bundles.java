package org.rhizome.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.rhizome.gate.GateControl;

/** The changes of the framework, made by one thread and of one bundle at a time. */
final class Bundles {

    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final BundleContext context;
    private final FrameworkWiring wiring;

    Bundles(BundleContext context) {
        this.context = context;
        this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    }

    /**
     * Installs a version beside those that are here, one start level below this bundle: while the framework starts the bundles of a level,
     * Felix defers those of that level and above to its own thread, which at boot is the one that waits here.
     */
    Bundle install(Path jar, String extension, Release release, String attempt) throws StepFailedException {
        return install(jar, extension, release, attempt, Math.max(1, context.getBundle().adapt(BundleStartLevel.class).getStartLevel() - 1));
    }

    /**
     * Installs a version beside those that are here.
     *
     * @param attempt tells two installations of one jar apart
     * @param startLevel of the bundle
     */
    Bundle install(Path jar, String extension, Release release, String attempt, int startLevel) throws StepFailedException {
        String location = GateControl.STAGED + extension + '/' + release.version() + '/' + release.sha256() + '-' + attempt;
        try (InputStream in = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle(location, in);
            bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
            return bundle;
        } catch (IOException | BundleException e) {
            throw new StepFailedException(extension + ' ' + release.version() + " cannot be installed: " + Reasons.of(e) + ".", e);
        }
    }

    /** Wires one bundle, and no other unless it is needed for that. */
    void resolve(Bundle bundle) throws StepFailedException {
        if (wiring.resolveBundles(List.of(bundle))) {
            return;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT); // resolving says that it failed, starting says why
        } catch (BundleException e) {
            throw new StepFailedException(name(bundle) + " cannot be wired: " + Reasons.of(e) + ".", e);
        }
        throw new StepFailedException(name(bundle) + " could not be wired at first; try again.");
    }

    /** Its components are active when this returns, unless they wait for something or fail, which they do without a word. */
    void start(Bundle bundle, Deadline deadline) throws StepFailedException {
        Trial.run("the start of " + name(bundle), deadline, () -> {
            bundle.start();
            return bundle;
        });
    }

    void stop(Bundle bundle, Deadline deadline) throws StepFailedException {
        Trial.run("the stop of " + name(bundle), deadline, () -> {
            bundle.stop();
            return bundle;
        });
    }

    /**
     * Stops a bundle, takes it out and makes the framework forget it, touching no other.
     *
     * @return what an operator should know; empty when all is well
     */
    List<String> takeOut(Bundle bundle, Deadline deadline) {
        List<String> troubles = new ArrayList<>();
        try {
            stop(bundle, deadline);
        } catch (StepFailedException e) {
            troubles.add(e.getMessage());
        }
        try {
            Trial.run("the removal of " + name(bundle), deadline.isOver() ? Deadline.in(Duration.ofSeconds(1)) : deadline, () -> {
                bundle.uninstall();
                return bundle;
            });
            refresh(bundle).ifPresent(troubles::add);
        } catch (StepFailedException e) {
            troubles.add(e.getMessage() + " It stays until the node restarts.");
        }
        return troubles;
    }

    private Optional<String> refresh(Bundle bundle) {
        Collection<Bundle> closure = wiring.getDependencyClosure(List.of(bundle));
        if (closure.size() > 1) {
            return Optional.of("the old wiring of " + name(bundle) + " stays until the node restarts, as "
                    + closure.stream().filter(other -> !other.equals(bundle)).map(Bundles::name).sorted().toList() + " use it");
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring.refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        try {
            return refreshed.await(REFRESH.toNanos(), TimeUnit.NANOSECONDS) ? Optional.empty()
                    : Optional.of("the framework did not forget " + name(bundle) + " within " + Deadline.words(REFRESH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the node stops before the framework has forgotten " + name(bundle));
        }
    }

    /** Names of bundles that are gone but still wired; none unless something is wrong. */
    List<String> pendingRemoval() {
        return wiring.getRemovalPendingBundles().stream().map(Bundles::name).sorted().toList();
    }

    /** The class loader of a resolved bundle; null when it has none. */
    static ClassLoader loaderOf(Bundle bundle) {
        BundleWiring own = bundle.adapt(BundleWiring.class);
        return own == null ? null : own.getClassLoader();
    }

    static String name(Bundle bundle) {
        return bundle.getSymbolicName() + ' ' + bundle.getVersion();
    }
}
