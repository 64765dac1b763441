package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rhizome.delta.Value;
import org.rhizome.gate.Installed;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** The gate among real bundles and services; a service tracker stands for Declarative Services. */
class GateComponentTest {

    @TempDir
    private Path cache;

    private final GateComponent gate = new GateComponent();
    private Framework framework;
    private ServiceTracker<Resolver<?>, Resolver<?>> tracker;

    private static final class Nothing implements Resolver<Void> {

        @Override
        public Void reduce(Void state, Claim claim) {
            return null;
        }

        @Override
        public Optional<Value> resolve(Void state) {
            return Optional.empty();
        }
    }

    /** Calls the gate as Declarative Services does. */
    private final class Binding implements ServiceTrackerCustomizer<Resolver<?>, Resolver<?>> {

        @Override
        public Resolver<?> addingService(ServiceReference<Resolver<?>> reference) {
            Resolver<?> service = framework.getBundleContext().getService(reference);
            gate.bindResolver(reference, service);
            return service;
        }

        @Override
        public void modifiedService(ServiceReference<Resolver<?>> reference, Resolver<?> service) {
            gate.updatedResolver(reference, service);
        }

        @Override
        public void removedService(ServiceReference<Resolver<?>> reference, Resolver<?> service) {
            gate.unbindResolver(reference);
        }
    }

    @BeforeEach
    void start() throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        tracker = new ServiceTracker<>(framework.getBundleContext(), Resolver.class.getName(), new Binding());
        tracker.open(true);
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        tracker.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private Bundle bundle(String name, String version, String description) throws IOException, BundleException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.putValue(Constants.BUNDLE_VERSION, version);
        if (description != null) {
            headers.putValue(Constants.BUNDLE_DESCRIPTION, description);
        }
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        Bundle bundle = framework.getBundleContext().installBundle(name + "-" + version, new ByteArrayInputStream(jar.toByteArray()));
        bundle.start();
        return bundle;
    }

    private static Dictionary<String, Object> named(Object name) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(GateComponent.NAME, name);
        return properties;
    }

    private static ServiceRegistration<?> register(Bundle bundle, Resolver<?> resolver, Dictionary<String, Object> properties) {
        return bundle.getBundleContext().registerService(Resolver.class.getName(), resolver, properties);
    }

    private Set<String> names() {
        return gate.current().resolvers().keySet();
    }

    @Test
    void aResolverIsShownWithWhatItsBundleSaysAboutIt() throws Exception {
        Resolver<?> resolver = new Nothing();
        register(bundle("org.example.nothing", "1.2.3", "Leaves everything out."), resolver, named("nothing"));
        Installed<?> expected = new Installed<>("nothing", "1.2.3", "org.example.nothing", "Leaves everything out.", resolver);
        assertEquals(expected, gate.current().resolver("nothing").orElseThrow());
    }

    @Test
    void aBundleNeedNotDescribeItself() throws Exception {
        register(bundle("org.example.nothing", "1.0.0", null), new Nothing(), named("nothing"));
        assertEquals("", gate.current().resolver("nothing").orElseThrow().description());
    }

    @Test
    void aServiceWithoutALegalNameIsIgnored() throws Exception {
        Bundle bundle = bundle("org.example.bad", "1.0.0", null);
        register(bundle, new Nothing(), new Hashtable<>());
        for (Object name : new Object[] {"", "Upper", "with space", "dotted.name", "caf\u00e9", 7, new String[] {"a", "b"}}) {
            register(bundle, new Nothing(), named(name));
        }
        assertEquals(0, gate.current().number());
        register(bundle, new Nothing(), named("good-1"));
        assertEquals(Set.of("good-1"), names());
    }

    @Test
    void aResolverGoesWithItsBundle() throws Exception {
        Bundle bundle = bundle("org.example.nothing", "1.0.0", null);
        register(bundle, new Nothing(), named("nothing"));
        bundle.uninstall();
        assertEquals(Set.of(), names());
        assertEquals(2, gate.current().number());
    }

    @Test
    void aNewerBundleBesideTheOldTakesOverAndStaysWhenTheOldGoes() throws Exception {
        Bundle old = bundle("org.example.nothing", "1.9.0", null);
        register(old, new Nothing(), named("nothing"));
        register(bundle("org.example.nothing", "1.10.0", null), new Nothing(), named("nothing"));
        assertEquals("1.10.0", gate.current().resolver("nothing").orElseThrow().version());
        old.uninstall();
        assertEquals("1.10.0", gate.current().resolver("nothing").orElseThrow().version());
        assertEquals(2, gate.current().number());
    }

    @Test
    void aServiceThatChangesItsNameIsFoundUnderTheNewOneOrIgnored() throws Exception {
        ServiceRegistration<?> registration = register(bundle("org.example.nothing", "1.0.0", null), new Nothing(), named("one"));
        registration.setProperties(named("two"));
        assertEquals(Set.of("two"), names());
        registration.setProperties(named("Not legal"));
        assertEquals(Set.of(), names());
    }
}
