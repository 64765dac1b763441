package org.rhizome.itests.swap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.rhizome.itests.Distribution;
import org.slf4j.LoggerFactory;

/**
 * A small embedder: bundles of the distribution in a framework of this JVM, as the launcher would start them, so that a test can look at
 * the framework itself.
 */
final class Embedder implements AutoCloseable {

    private static final int LAST_LEVEL = 50;
    private static final long STOP_MILLIS = 30_000;
    private static final List<String> LOGGING = List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");
    private static final List<String> INTERFACES = List.of(
            "org.rhizome.delta", "org.rhizome.algebra", "org.rhizome.store.api", "org.rhizome.extension.api", "org.rhizome.platform.api");

    private final Framework framework;

    private Embedder(Framework framework) {
        this.framework = framework;
    }

    /** A whole node over that home folder, whose door listens on a free port. It has its interfaces for itself: talk to it over HTTP. */
    static Embedder node(Path home) throws BundleException {
        Map<String, String> settings = settings(home, slf4j());
        settings.put("rhizome.distribution", Distribution.home().toString());
        settings.put("rhizome.http", "127.0.0.1:0");
        settings.put("rhizome.development", "true");
        settings.put("felix.fileinstall.dir", home.resolve("extensions").toString());
        settings.put("felix.fileinstall.tmpdir", home.resolve("cache/fileinstall").toString());
        return start(settings, FeatureBundle.all());
    }

    /** Some bundles only, with the interfaces of this class path: services can be used by the test directly. */
    static Embedder of(Path home, List<FeatureBundle> bundles) throws BundleException {
        String packages = Stream.concat(Stream.of(slf4j()), FeatureBundle.of("node").stream()
                .filter(bundle -> INTERFACES.contains(bundle.artifact())).map(Embedder::exports)).collect(Collectors.joining(","));
        return start(settings(home, packages), bundles.stream().filter(bundle -> !INTERFACES.contains(bundle.artifact())).toList());
    }

    private static Map<String, String> settings(Path home, String packages) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rhizome.home", home.toString());
        settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache/framework").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(LAST_LEVEL));
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages);
        settings.put("felix.bootdelegation.implicit", "false");
        return settings;
    }

    private static String slf4j() {
        String version = LoggerFactory.class.getPackage().getImplementationVersion();
        return LOGGING.stream().map(name -> name + ";version=\"" + version + "\"").collect(Collectors.joining(","));
    }

    private static String exports(FeatureBundle bundle) {
        try (JarFile jar = new JarFile(bundle.jar().toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the manifest of " + bundle.jar(), e);
        }
    }

    private static Embedder start(Map<String, String> settings, List<FeatureBundle> members) throws BundleException {
        Framework framework = new FrameworkFactory().newFramework(settings);
        framework.init();
        List<Bundle> bundles = new ArrayList<>();
        for (FeatureBundle member : members) {
            Bundle bundle = framework.getBundleContext().installBundle("reference:" + member.jar().toUri());
            bundle.adapt(BundleStartLevel.class).setStartLevel(member.startLevel());
            bundles.add(bundle);
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        framework.start();
        return new Embedder(framework);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the framework stopped", e);
        }
    }
}
