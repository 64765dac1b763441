package org.rhizome.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.rhizome.core.Engine;
import org.rhizome.core.EngineSettings;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.deploy.Deployments;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.node.Rhizome;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.lastwrite.LastWrite;
import org.rhizome.security.Authenticator;
import org.rhizome.security.Identity;
import org.rhizome.security.Role;
import org.rhizome.store.mapdb.OpenStore;
import org.rhizome.supervision.Supervisor;

/** A whole node behind its door on a real port, with a real store: everything but the container. Its clock stands still. */
final class Node implements BeforeAllCallback, AfterAllCallback {

    static final long NOW = 1_750_000_000_000L;
    static final Caps CAPS = new Caps(16 << 20, 1 << 20, 64 << 20, Duration.ofSeconds(30), 600, Duration.ofSeconds(10));

    /** What extensions did that they must not, as the gate was told. */
    final List<String> failed = new CopyOnWriteArrayList<>();

    /** The parts of a node that a door can do without. */
    final AtomicReference<Deployments> deployments = new AtomicReference<>();
    final AtomicReference<Supervisor> supervisor = new AtomicReference<>();

    private final Caps caps;
    private final Turnstile gate = new Turnstile(generation(1, Map.of())) {
        @Override
        public void failed(Object service, Throwable cause) {
            failed.add(cause.toString());
        }
    };
    private Path folder;
    private OpenStore store;
    private Engine engine;
    private WebServer server;
    private URI address;

    Node() {
        this(CAPS);
    }

    Node(Caps caps) {
        this.caps = caps;
    }

    /** Tokens are named after the role they give. */
    static final Authenticator TOKENS = token -> Stream.of(Role.values())
            .filter(role -> token.equals(token(role)))
            .map(role -> new Identity("test-" + role.name().toLowerCase(), role))
            .findAny();

    static String token(Role role) {
        return role.name().toLowerCase() + "-token";
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        engine.close();
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void start() throws Exception {
        folder = Files.createTempDirectory("rhizome-http");
        store = OpenStore.in(folder);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        engine = new Engine(store, gate, EngineSettings.DEFAULTS, clock,
                Thread.ofPlatform().daemon().factory(), Thread.ofPlatform().daemon().factory(), Thread::startVirtualThread);
        server = new WebServer(new Bind("127.0.0.1", 0), caps, Api.front(rooms(engine), TOKENS, caps, clock, folder.resolve("uploads")));
        address = server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    URI address() {
        return address;
    }

    Rhizome rhizome() {
        return engine;
    }

    /** The calls that there are behind the door. */
    List<Route> routes() {
        return Api.routes(rooms(engine), caps, Clock.systemUTC(), folder, new Traffic());
    }

    void slowTheDisk(Duration delay) {
        store.slow(delay);
    }

    void fillTheDisk() {
        store.fill(true);
    }

    /** What all deltas together are worth: equal exactly if nothing was added. */
    Rhizome.Digest digest() {
        return engine.digest();
    }

    Client client() {
        return new Client(address, token(Role.ADMIN));
    }

    Client client(Role role) {
        return new Client(address, token(role));
    }

    Client clientWith(String token) {
        return new Client(address, token);
    }

    Raw raw() throws IOException {
        return new Raw(address.getPort());
    }

    /** What is behind a door of this node. @param engine or something between */
    Rooms rooms(Rhizome engine) {
        return new Rooms(engine, gate, () -> Optional.ofNullable(deployments.get()), () -> Optional.ofNullable(supervisor.get()));
    }

    /** Makes these the endpoints that there are, in a new generation. */
    GateControl.Drain publish(Map<String, Endpoint> endpoints) {
        return gate.publish(generation(gate.current().number() + 1, endpoints));
    }

    Gate gate() {
        return gate;
    }

    /** Jars on their way, of whatever request. */
    List<Path> uploads() throws IOException {
        Path uploads = folder.resolve("uploads");
        if (!Files.exists(uploads)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(uploads)) {
            return files.toList();
        }
    }

    private static Generation generation(long number, Map<String, Endpoint> endpoints) {
        TreeMap<String, Installed<Resolver<?>>> resolvers = new TreeMap<>(Map.of(
                "last-write", installed("last-write", "Newest claim wins.", new LastWrite()),
                "shout", installed("shout", "", new Shout()),
                "broken", installed("broken", "", new Broken())));
        TreeMap<String, Installed<Endpoint>> installed = new TreeMap<>();
        endpoints.forEach((name, endpoint) -> installed.put(name, new Installed<>(name, "2.0.0", "org.example." + name, "", endpoint)));
        return new Generation(number, resolvers, new TreeMap<>(), new TreeMap<>(), installed);
    }

    private static Installed<Resolver<?>> installed(String name, String description, Resolver<?> resolver) {
        return new Installed<>(name, "1.2.3", "org.example." + name, description, resolver);
    }

    /** Resolves everything to one word. */
    private static final class Shout implements Resolver<Claim> {
        @Override
        public Claim reduce(Claim state, Claim claim) {
            return claim;
        }

        @Override
        public Optional<Value> resolve(Claim state) {
            return Optional.of(new Text("LOUD"));
        }
    }

    /** Fails on everything. */
    private static final class Broken implements Resolver<Claim> {
        @Override
        public Claim reduce(Claim state, Claim claim) {
            throw new ArithmeticException("on purpose");
        }

        @Override
        public Optional<Value> resolve(Claim state) {
            return Optional.empty();
        }
    }
}
