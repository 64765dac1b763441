package org.rhizome.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.rhizome.core.Engine;
import org.rhizome.core.EngineSettings;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.node.Outcome;
import org.rhizome.plugin.Plugin;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.lastwrite.LastWrite;
import org.rhizome.store.mapdb.OpenStore;
import org.rhizome.supervision.Supervisor;
import org.rhizome.view.View;

/** A node with a real store and a real engine in a folder, and what runs plugins over it. Can be stopped, killed and started again. */
final class Home implements AutoCloseable {

    /** Quick to restart, save and give up; nothing is quarantined for crashing often. */
    static final Settings QUICK = new Settings(100, Duration.ofSeconds(5), Duration.ofSeconds(1), Integer.MAX_VALUE, Duration.ofSeconds(1),
            Duration.ofMillis(1), Duration.ofMillis(4), 20, Duration.ofMillis(20), 8, 1_000, 1_000);

    /** As quick, and interrupts nothing, however long a test holds it. */
    static final Settings PATIENT = quick(Duration.ofMinutes(5), QUICK.remembered());

    /** As quick, with so little memory for members of incomplete transactions. */
    static Settings remembering(int most) {
        return quick(QUICK.call(), most);
    }

    private static Settings quick(Duration call, int remembered) {
        return new Settings(QUICK.mailbox(), call, QUICK.grace(), QUICK.crashes(), QUICK.window(), QUICK.firstBackoff(),
                QUICK.longestBackoff(), QUICK.saveDeltas(), QUICK.saveAfter(), QUICK.depth(), QUICK.emissions(), remembered);
    }

    /** All that is said of any entity under {@code name}. */
    static final String NAMES = "{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": \"name\"}}}, \"in\": \"input\"}";
    static final String ALL = "\"input\"";

    private final Path folder;
    private final Settings settings;
    private final TreeMap<String, Installed<Plugin<?>>> plugins = new TreeMap<>();
    private final TreeMap<String, Installed<View<?>>> views = new TreeMap<>();
    private final Comparing gate = new Comparing(generation(0));
    private OpenStore store;
    private Engine engine;
    private ScheduledThreadPoolExecutor scheduler;
    private Hub hub;
    private Host host;
    private Supervision supervision;

    /** A gate with a comparison that a test sets, and that remembers failures. */
    private static final class Comparing extends Turnstile {

        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private volatile Optional<Shadow> shadow = Optional.empty();
        private volatile Runnable onFailure = () -> { };

        Comparing(Generation first) {
            super(first);
        }

        @Override
        public Optional<Shadow> shadow() {
            return shadow;
        }

        @Override
        public void failed(Object service, Throwable cause) {
            failures.add(cause.getMessage());
            onFailure.run();
        }
    }

    Home(Path folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    Home(Path folder) {
        this(folder, QUICK);
    }

    Home start() {
        store = OpenStore.in(folder.resolve("store"));
        engine = engine(store, gate);
        scheduler = new ScheduledThreadPoolExecutor(1, daemons("clock"));
        scheduler.setRemoveOnCancelPolicy(true);
        hub = new Hub(engine, daemons("hub"));
        Surroundings around = new Surroundings(engine, gate, hub, InstantSource.system(), scheduler, Thread::startVirtualThread, settings,
                Home::configuration, folder);
        host = new Host(around, Executors.newSingleThreadExecutor(daemons("control")));
        supervision = new Supervision(around, host);
        awaitServed();
        return this;
    }

    static Engine engine(OpenStore store, Gate gate) {
        return new Engine(store, gate, EngineSettings.DEFAULTS, InstantSource.system(), daemons("writer"), daemons("resolver"),
                Thread::startVirtualThread);
    }

    private void awaitServed() {
        await("what is published is served", () -> serves(Sort.PLUGIN) && serves(Sort.VIEW));
    }

    private boolean serves(Sort sort) {
        return sort.in(gate.current()).values().stream().allMatch(installed ->
                host.slot(sort, installed.name()) instanceof Slot slot && slot.serves(installed));
    }

    private static SortedMap<String, String> configuration(String plugin) {
        return new TreeMap<>(Map.of("for", plugin));
    }

    static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name("test-" + name + "-", 0).factory();
    }

    Home plugin(String name, String version, String subscription, Plugin<?> service) {
        plugins.put(name, new Installed<>(name, version, "test." + name, "", subscription, service));
        return this;
    }

    Home view(String name, String version, View<?> service) {
        views.put(name, new Installed<>(name, version, "test." + name, "", service));
        return this;
    }

    Home without(String name) {
        plugins.remove(name);
        views.remove(name);
        return this;
    }

    /** Publishes what was set; when this runs, waits until it is served. */
    Home publish() {
        swap();
        if (host != null) {
            awaitServed();
        }
        return this;
    }

    /** Publishes what was set, and no more. */
    void swap() {
        gate.publish(generation(gate.current().number() + 1));
    }

    private Generation generation(long number) {
        TreeMap<String, Installed<Resolver<?>>> resolvers = new TreeMap<>();
        resolvers.put("last-write", new Installed<>("last-write", "1.0.0", "test.last-write", "", new LastWrite()));
        return new Generation(number, resolvers, new TreeMap<>(views), new TreeMap<>(plugins), new TreeMap<>());
    }

    void shadow(Optional<Shadow> comparison) {
        gate.shadow = comparison;
    }

    Prepared prepare() throws Exception {
        return host.prepare(generation(-1), Duration.ofSeconds(20));
    }

    Engine node() {
        return engine;
    }

    /** What is done on the spot when the gate is told of a failure. */
    void onFailure(Runnable reaction) {
        gate.onFailure = reaction;
    }

    /** What the gate was told of. */
    List<String> failures() {
        return List.copyOf(gate.failures);
    }

    Supervisor supervisor() {
        return supervision;
    }

    Path folder() {
        return folder;
    }

    void fillTheDisk(boolean full) {
        store.fill(full);
    }

    List<Outcome> put(Delta... deltas) {
        return put(Arrays.asList(deltas));
    }

    /** What must not be rejected. */
    List<Outcome> put(List<Delta> deltas) {
        List<Outcome> outcomes = engine.submit(deltas).orTimeout(30, TimeUnit.SECONDS).join();
        if (outcomes.stream().anyMatch(Outcome.Rejected.class::isInstance)) {
            throw new AssertionError(outcomes);
        }
        return outcomes;
    }

    /** Past the node, which lets no unsigned copy of a signed delta in; it can be seen after the next write. */
    void slip(Delta delta) {
        store.append(List.of(delta), 0);
    }

    /** From now on the delta that came last cannot be read. */
    void damageTheLast() throws IOException {
        try (Stream<Path> segments = Files.list(folder.resolve("store/segments"))) {
            Path segment = segments.filter(path -> path.toString().endsWith(".seg")).findAny().orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length - 1] ^= 1;
            Files.write(segment, bytes, StandardOpenOption.WRITE);
        }
    }

    Supervisor.Instance instance(String name) {
        return supervision.instances().stream().filter(it -> it.name().equals(name)).findAny().orElseThrow();
    }

    boolean isCaughtUp(String name) {
        return supervision.instances().stream().anyMatch(it ->
                it.name().equals(name) && it.state() == Supervisor.State.RUNNING && it.position() == engine.status().lastSequence());
    }

    void awaitCaughtUp(String name) {
        await(name + " has caught up", () -> isCaughtUp(name));
    }

    Value call(String plugin, Value request) {
        return supervision.call(plugin, request, Duration.ofSeconds(20)).join();
    }

    Value ask(String view, Map<String, String> question) {
        return supervision.ask(view, question, Duration.ofSeconds(20)).join();
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited 30 s for: " + what);
            }
            Thread.yield();
        }
    }

    /** Stops as when the power goes: of what was saved, what lay on disk before this call. */
    void kill(String plugin) throws IOException {
        Path file = folder.resolve("plugins").resolve(plugin + ".state");
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;
        close();
        if (before == null) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, before);
        }
    }

    @Override
    public void close() {
        host.close();
        hub.close();
        scheduler.shutdownNow();
        engine.close();
        store.close();
    }
}
