package org.rhizome.deploy.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.scr.component.ExtComponentContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.Extension;
import org.rhizome.gate.Lease;
import org.rhizome.gate.internal.GateComponent;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** A framework with Declarative Services, gate and deployments over a home folder, as a node has them. */
final class TestNode implements AutoCloseable {

    static final Options AT_ONCE = new Options(Duration.ofSeconds(10), Duration.ZERO, 0, Duration.ZERO, 0);
    static final Options ON_PROBATION = new Options(Duration.ofSeconds(10), Duration.ZERO, 0, Duration.ofMinutes(10), 0);
    static final Options IMPATIENT = new Options(Duration.ofMillis(300), Duration.ZERO, 0, Duration.ZERO, 0);

    private static final String[] API = {
        "delta", "json", "algebra", "store", "extension", "resolver", "view", "plugin", "endpoint", "node", "gate", "deploy", "supervision"};

    final Framework framework;
    final GateComponent gate;
    final Assembly assembly;
    final Deployer deployer;

    private TestNode(Framework framework, GateComponent gate, Assembly assembly) {
        this.framework = framework;
        this.gate = gate;
        this.assembly = assembly;
        this.deployer = new Deployer(assembly.site(), assembly.inspector(), assembly.works(), assembly.catalogue());
    }

    /** As a node of that home folder begins; the drop-in folder is looked at when the test says so. */
    static TestNode start(Path home, Bundled... distribution) throws Exception {
        return started(prepare(home, "true", distribution));
    }

    /** One that takes only what is signed by those whom it trusts. */
    static TestNode startGuarded(Path home) throws Exception {
        return started(prepare(home, "false"));
    }

    private static TestNode started(TestNode node) {
        node.assembly.start(node.deployer);
        return node;
    }

    /** A bundle that comes with the distribution. */
    record Bundled(Path jar) {}

    private static TestNode prepare(Path home, String development, Bundled... distribution) throws Exception {
        Framework framework = framework(home, development);
        framework.start();
        Bundle components = framework.getBundleContext().installBundle("file:" + placeOf(ExtComponentContext.class));
        components.start();
        GateComponent gate = new GateComponent(framework.getBundleContext());
        for (Bundled bundled : distribution) {
            framework.getBundleContext().installBundle("reference:" + bundled.jar().toUri()).start();
        }
        ServiceReference<ServiceComponentRuntime> runtime = framework.getBundleContext().getServiceReference(ServiceComponentRuntime.class);
        Settings settings = new Settings(AT_ONCE, Duration.ofSeconds(5), Duration.ofSeconds(3), 1000, Duration.ofDays(1), Duration.ofSeconds(3));
        return new TestNode(framework, gate, new Assembly(framework.getBundleContext(), gate, gate,
                new Components(framework.getBundleContext().getService(runtime)), settings, InstantSource.system()));
    }

    private static Framework framework(Path home, String development) {
        return ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages(),
                "rhizome.home", home.toString(),
                "rhizome.development", development));
    }

    private static String packages() {
        return Stream.concat(
                Stream.of(API).map(name -> "org.rhizome." + name + ";version=1.0.0"),
                Stream.of("org.osgi.service.component;version=1.5.1", "org.osgi.service.component.runtime;version=1.5.1",
                        "org.osgi.service.component.runtime.dto;version=1.5.1", "org.osgi.util.promise;version=1.3.0",
                        "org.osgi.util.function;version=1.2.0")).collect(Collectors.joining(","));
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Deploys and waits for the end. */
    Deployment deploy(Options options, Path... jars) {
        return await(deployer.deploy(List.of(jars), options, "tester"));
    }

    Deployment await(Deployment deployment) {
        return deployer.ended(deployment.number()).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Waits until a deployment is so far. */
    Deployment awaitState(long number, Deployment.State state) {
        return Await.until(() -> deployer.deployment(number).orElseThrow(), deployment -> deployment.state() == state);
    }

    /** What the resolver of that name answers; {@code ""} when there is none. */
    String answer(String name) {
        try (Lease lease = gate.enter()) {
            return lease.generation().resolver(name).map(installed -> resolve(installed.service())).orElse("");
        }
    }

    private static <S> String resolve(Resolver<S> resolver) {
        Value value = resolver.resolve(resolver.init()).orElseThrow();
        return ((Text) value).value();
    }

    /** Gives a claim to the resolver of that name, on the calling thread. */
    void reduce(String name) {
        try (Lease lease = gate.enter()) {
            reduce(lease.generation().resolver(name).orElseThrow().service());
        }
    }

    private static <S> void reduce(Resolver<S> resolver) {
        Delta delta = Delta.by("tester").at(1).set("entity", "property", "x");
        resolver.reduce(resolver.init(), new Claim(delta.id(), delta.author(), delta.timestamp(), new Text("x")));
    }

    Extension extension(String name) {
        return deployer.extensions().stream().filter(extension -> extension.name().equals(name)).findFirst().orElseThrow();
    }

    /** Lets the gate hear that the resolver of that name failed. */
    void fail(String name) {
        try (Lease lease = gate.enter()) {
            gate.failed(lease.generation().resolver(name).orElseThrow().service(), new IllegalStateException("wrong on purpose"));
        }
    }

    /** The bundles that deployments installed, as {@code name/version}. */
    List<String> staged() {
        return Stream.of(framework.getBundleContext().getBundles()).filter(Inventory::isStaged)
                .map(bundle -> bundle.getSymbolicName() + '/' + bundle.getVersion()).sorted().toList();
    }

    @Override
    public void close() throws IOException, BundleException {
        assembly.close();
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
