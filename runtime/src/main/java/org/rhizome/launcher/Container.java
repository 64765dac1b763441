package org.rhizome.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/** The OSGi framework with the bundles of the features. */
final class Container {

    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private final Framework framework;
    private volatile boolean stopping;

    Container(Map<String, ?> settings) throws LaunchException {
        framework = new FrameworkFactory().newFramework(settings);
        try {
            framework.init();
        } catch (BundleException e) {
            throw new LaunchException("The OSGi framework cannot be initialised: " + Reasons.of(e) + ".", e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Installs every bundle of the features, or none when the file of one is missing. */
    List<Bundle> install(List<Feature> features, Path repository) throws LaunchException {
        for (Feature feature : features) {
            for (Feature.Member member : feature.bundles()) {
                requireFile(repository.resolve(member.id().path()), member.id(), feature);
            }
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Feature feature : features) {
            for (Feature.Member member : feature.bundles()) {
                bundles.add(install(repository.resolve(member.id().path()), member, feature));
            }
        }
        return bundles;
    }

    private static void requireFile(Path jar, ArtifactId id, Feature feature) throws LaunchException {
        if (!Files.isRegularFile(jar)) {
            throw new LaunchException("The feature file " + feature.file() + " names the bundle " + id + ", but its file " + jar
                    + " is missing. Put the file there, or unpack the distribution again.");
        }
    }

    private Bundle install(Path jar, Feature.Member member, Feature feature) throws LaunchException {
        try {
            // The framework decodes the address as a form field, in which a plus is a space.
            Bundle bundle = context().installBundle("reference:" + jar.toUri().toString().replace("+", "%2B"));
            bundle.adapt(BundleStartLevel.class).setStartLevel(member.startLevel());
            return bundle;
        } catch (BundleException e) {
            throw new LaunchException("The bundle " + member.id() + " of the feature file " + feature.file() + " cannot be installed from "
                    + jar + ": " + Reasons.of(e) + ". Put a whole jar there, or unpack the distribution again.", e);
        }
    }

    /** Wires all bundles to each other before any of them starts. */
    void resolve(List<Bundle> bundles) throws LaunchException {
        if (!framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
            throw new LaunchException(new Unresolved(List.of(context().getBundles())).explain());
        }
    }

    /** Starts the bundles level by level; returns what they threw when the last level is reached. */
    StartErrors start(List<Bundle> bundles) throws LaunchException {
        StartErrors errors = new StartErrors();
        context().addFrameworkListener(errors);
        try {
            for (Bundle bundle : bundles) {
                if (!fragment(bundle)) {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                }
            }
            framework.start();
            return errors;
        } catch (BundleException e) {
            throw new LaunchException("The OSGi framework cannot be started: " + Reasons.of(e) + ".", e);
        }
    }

    private static boolean fragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    /** Whether someone asked this container to stop; what is under way then fails with an {@link IllegalStateException}. */
    boolean stopping() {
        return stopping;
    }

    /** Waits until someone stops the framework. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops everything in the reverse order, in a bounded time. */
    void stop() throws BundleException, InterruptedException {
        stopping = true;
        framework.stop();
        framework.waitForStop(STOP_MILLIS);
    }
}
