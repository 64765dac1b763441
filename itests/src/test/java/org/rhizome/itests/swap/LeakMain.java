package org.rhizome.itests.swap;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.itests.Await;
import org.rhizome.signing.JarKey;

/** Upgrades an extension of a node in this JVM so many times, and says what is left of it. Arguments: home folder, upgrades, honest or leaking. */
public final class LeakMain {

    private static final int WARM_UP = 20;
    private static final int PER_SECOND = 100;
    private static final int EXAMPLES = 3;
    /**
     * Forgets to close a client, whose thread knows a class of the version for ever. What is left in a thread local goes with the thread, and
     * threads of the node that idle end.
     */
    private static final String LEAK = """
            private static final java.net.http.HttpClient CLIENT = java.net.http.HttpClient.newBuilder()
                    .authenticator(new java.net.Authenticator() {}).build();
            """;

    /** A version that does not go is looked for for half a minute. */
    private static final Duration VERDICTS = Duration.ofMinutes(3);

    private LeakMain() {}

    /** Writes {@code result.properties} into the home folder. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception | AssertionError | LinkageError | OutOfMemoryError e) {
            e.printStackTrace(); // for whoever reads the output of this process
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        JarKey key = JarKey.random();
        Operator.trust(home, key);
        try (Embedder embedder = Embedder.node(home)) {
            Properties result = run(embedder, home, Integer.parseInt(arguments[1]), versions(key, arguments[2].equals("leaking")));
            try (Writer out = Files.newBufferedWriter(home.resolve("result.properties"))) {
                result.store(out, null);
            }
        }
    }

    private static List<byte[]> versions(JarKey key, boolean leaking) {
        return List.of(1, 2).stream().map(version -> (leaking
                ? Paint.version(version, Resolvers.resolver(Paint.SERVICE, LEAK, "", Paint.label(version)), SelfTests.passing())
                : Paint.version(version)).signedBy(key).jar()).toList();
    }

    private static Properties run(Embedder embedder, Path home, int upgrades, List<byte[]> versions) throws Exception {
        Loaders loaders = new Loaders(Paint.NAME);
        embedder.context().addBundleListener(loaders);
        URI door = door(embedder.context());
        String token = Files.readString(home.resolve("secrets/admin.token")).strip();
        Operator operator = new Operator(door, token);
        Studio.committed(operator.deploy(versions.get(0), "probation=0s"));
        Studio.define(operator);
        try (Connection connection = new Connection(door, token)) {
            Mix.prepare(connection);
        }
        // Under load to the end: threads that are used stay, and so would what a version left in them.
        try (LoadGenerator load = LoadGenerator.start(door, token, PER_SECOND, new Mix(new Witness()))) {
            upgrade(operator, load, versions, Math.min(WARM_UP, upgrades));
            Footprint before = Footprint.of(home);
            upgrade(operator, load, versions, upgrades - Math.min(WARM_UP, upgrades));
            Await.until("all verdicts on class loaders have fallen", VERDICTS, () -> pending(operator) == 0);
            Properties result = result(loaders, before, Footprint.of(home), operator);
            Window all = load.cut();
            result.setProperty("failures", Long.toString(all.failures()));
            result.setProperty("examples", all.examples().toString());
            return result;
        }
    }

    private static URI door(BundleContext context) throws Exception {
        Await.until("the door is open", () -> context.getAllServiceReferences(null, "(rhizome.door.address=*)") != null);
        ServiceReference<?> door = context.getAllServiceReferences(null, "(rhizome.door.address=*)")[0];
        return URI.create(door.getProperty("rhizome.door.address").toString());
    }

    private static void upgrade(Operator operator, LoadGenerator load, List<byte[]> versions, int times)
            throws IOException, InterruptedException {
        for (int i = 1; i <= times; i++) {
            int before = load.answers();
            Studio.committed(operator.deploy(versions.get(i % 2), "probation=0s"));
            load.awaitAnswers(before + Mix.TURNS);
        }
    }

    /** How many replaced versions have no verdict yet. */
    private static long pending(Operator operator) throws IOException, InterruptedException {
        return operator.deployments().stream().filter(deployment -> deployment.number() > 1 && deployment.leaks().isEmpty()).count();
    }

    private static Properties result(Loaders loaders, Footprint before, Footprint after, Operator operator) throws Exception {
        Properties result = new Properties();
        result.setProperty("live", Long.toString(settled(loaders)));
        result.setProperty("started", Integer.toString(loaders.started()));
        result.setProperty("others", loaders.others());
        result.setProperty("before", before.toString());
        result.setProperty("after", after.toString());
        result.setProperty("threads", Integer.toString(after.threads() - before.threads()));
        result.setProperty("descriptors", Long.toString(after.descriptors() - before.descriptors()));
        result.setProperty("files", Long.toString(after.files() - before.files()));
        List<Map<?, ?>> verdicts = operator.deployments().stream().flatMap(deployment -> deployment.leaks().stream()).toList();
        List<Map<?, ?>> held = verdicts.stream().filter(verdict -> !(Boolean) verdict.get("collected")).toList();
        result.setProperty("collected", Integer.toString(verdicts.size() - held.size()));
        result.setProperty("leaked", Integer.toString(held.size()));
        result.setProperty("named", Long.toString(held.stream().filter(verdict -> verdict.get("heldBy").toString().contains("HttpClient")).count()));
        result.setProperty("held", held.stream().limit(EXAMPLES).toList().toString());
        return result;
    }

    /** How many loaders stay, looking a few times: what is only waiting for a collection goes. */
    private static long settled(Loaders loaders) {
        long live = loaders.live();
        for (int i = 0; i < 5 && live > 1; i++) {
            live = loaders.live();
        }
        return live;
    }
}
