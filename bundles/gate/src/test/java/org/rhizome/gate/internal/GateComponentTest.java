package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** The gate among real bundles and services. */
class GateComponentTest {

    @TempDir
    private Path cache;

    private Framework framework;
    private GateComponent gate;

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

    @BeforeEach
    void start() throws BundleException, InvalidSyntaxException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        gate = new GateComponent(framework.getBundleContext());
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        gate.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private Bundle bundle(String name, String version, String description) throws IOException, BundleException {
        return bundle(name, version, description, name + "-" + version);
    }

    private Bundle bundle(String name, String version, String description, String location) throws IOException, BundleException {
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
        Bundle bundle = framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar.toByteArray()));
        bundle.start();
        return bundle;
    }

    private static Dictionary<String, Object> named(Object name) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Kind.RESOLVER.nameProperty(), name);
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

    @Test
    void aStagedBundleIsHiddenUntilItIsPublishedAndTheOldOneIsAwaited() throws Exception {
        Bundle old = bundle("org.example.nothing", "1.0.0", null);
        register(old, new Nothing(), named("nothing"));
        Bundle next = bundle("org.example.nothing", "2.0.0", null, GateControl.STAGED + "nothing/2");
        register(next, new Nothing(), named("nothing"));
        assertEquals("1.0.0", gate.current().resolver("nothing").orElseThrow().version());
        assertEquals(List.of(new GateControl.Offered("resolver", "nothing")), gate.offered(next.getBundleId()));
        Lease lease = gate.enter();
        GateControl.Drain drain = gate.publish(Map.of("org.example.nothing", next.getBundleId()));
        assertEquals("2.0.0", gate.current().resolver("nothing").orElseThrow().version());
        assertEquals(next.getBundleId(), gate.serving("org.example.nothing"));
        assertFalse(drain.await(Duration.ZERO));
        lease.close();
        assertTrue(drain.await(Duration.ZERO));
        long number = gate.current().number();
        old.uninstall();
        assertEquals(number, gate.current().number(), "what does not serve may go unnoticed");
    }

    @Test
    void failuresAreToldWithTheBundleAtFault() throws Exception {
        Resolver<?> resolver = new Nothing();
        Bundle bundle = bundle("org.example.nothing", "1.0.0", null);
        register(bundle, resolver, named("nothing"));
        List<String> heard = new ArrayList<>();
        gate.onFailure((id, cause) -> heard.add(id + " " + cause.getMessage()));
        gate.failed(resolver, new IllegalStateException("on purpose"));
        gate.failed(new Nothing(), new IllegalStateException("of nobody"));
        assertEquals(List.of(bundle.getBundleId() + " on purpose"), heard);
    }

    @Test
    void aComparisonConcernsWhatWouldChangeAndEndsWhenNobodyComparesAnyMore() throws Exception {
        register(bundle("org.example.one", "1.0.0", null), new Nothing(), named("one"));
        register(bundle("org.example.other", "1.0.0", null), new Nothing(), named("other"));
        Bundle next = bundle("org.example.one", "2.0.0", null, GateControl.STAGED + "one/2");
        register(next, new Nothing(), named("one"));
        List<Shadow.Observation> observed = new ArrayList<>();
        Gate.Registration comparing = gate.shadow(Map.of("org.example.one", next.getBundleId()), observed::add);
        Shadow shadow = gate.shadow().orElseThrow();
        assertTrue(shadow.concerns(List.of("other", "one")));
        assertFalse(shadow.concerns(List.of("other")));
        try (Lease candidate = shadow.enter().orElseThrow()) {
            assertEquals("2.0.0", candidate.generation().resolver("one").orElseThrow().version());
            assertTrue(candidate.generation().number() < 0);
        }
        Shadow.Observation observation = new Shadow.Observation("e", new TreeMap<>(), Optional.empty(), Optional.of("why"));
        shadow.compared(observation);
        comparing.close();
        assertEquals(List.of(observation), observed);
        assertEquals(Optional.empty(), gate.shadow());
        assertEquals(Optional.empty(), shadow.enter());
    }
}
