package org.rhizome.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.Deployments;
import org.rhizome.deploy.Extension;
import org.rhizome.deploy.Plan;

/** Deployments that end when a test says so. A jar is any text: its name. */
final class FakeDeployments implements Deployments {

    /** Unlike those of a node that nobody configured. */
    static final Options USUAL = new Options(Duration.ofSeconds(7), Duration.ofSeconds(1), 2, Duration.ofSeconds(3), 4);

    final List<Extension> extensions = new ArrayList<>();
    final Map<Long, Deployment> journal = new ConcurrentHashMap<>();
    Options options;
    private final Map<Long, CompletableFuture<Deployment>> running = new ConcurrentHashMap<>();

    /** A deployment with a word of everything. */
    static Deployment deployment(long number, Deployment.State state, String extension, String by) {
        return new Deployment(number, by, List.of(change(extension)), state,
                List.of(new Deployment.Step(Deployment.Phase.PLANNED, 5, ""), new Deployment.Step(Deployment.Phase.CAUGHT_UP, 6, "7 deltas")),
                state == Deployment.State.FAILED ? "it threw" : "", List.of("it starts a thread"),
                new Deployment.Comparison(10, 1, List.of("pkg:curl")),
                List.of(new Deployment.LeakVerdict(extension, "1.0.0", false, 30_000, List.of("a thread"))));
    }

    private static Plan.Change change(String extension) {
        return new Plan.Change(extension, Plan.Action.REPLACE_UNDER_HOLD, "1.0.0", "2.0.0", "ab", "ed25519:cd", List.of("resolver:x"));
    }

    void end(long number, Deployment.State state) {
        Deployment was = journal.get(number);
        Deployment now = deployment(number, state, was.changes().getFirst().extension(), was.by());
        journal.put(number, now);
        running.get(number).complete(now);
    }

    @Override
    public Options usual() {
        return USUAL;
    }

    @Override
    public Plan plan(List<Path> jars) {
        List<String> names = names(jars);
        return new Plan(names.stream().map(FakeDeployments::change).toList(), names.contains("bad") ? List.of("no.", "never.") : List.of(),
                List.of("it starts a thread"));
    }

    @Override
    public Deployment deploy(List<Path> jars, Options how, String by) {
        options = how;
        String name = String.join(" ", names(jars));
        for (DeploymentRefusedException.Kind kind : DeploymentRefusedException.Kind.values()) {
            if (name.equals(kind.name())) {
                throw new DeploymentRefusedException(kind, List.of("one reason.", "another."));
            }
        }
        return begin(name, by);
    }

    private Deployment begin(String name, String by) {
        Deployment begun = deployment(journal.size() + 1, Deployment.State.RUNNING, name, by);
        running.put(begun.number(), new CompletableFuture<>());
        journal.put(begun.number(), begun);
        return begun;
    }

    private static List<String> names(List<Path> jars) {
        return jars.stream().map(jar -> {
            try {
                byte[] bytes = Files.readAllBytes(jar);
                return bytes.length > 100 ? bytes.length + " bytes" : new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    @Override
    public Deployment rollback(String extension, String by) {
        return begin("back " + extension, by);
    }

    @Override
    public Deployment remove(String extension, String by) {
        if (extension.equals("gone")) {
            throw new DeploymentRefusedException(DeploymentRefusedException.Kind.UNKNOWN, List.of("there is no extension gone."));
        }
        return begin("remove " + extension, by);
    }

    @Override
    public Optional<Deployment> deployment(long number) {
        return Optional.ofNullable(journal.get(number));
    }

    @Override
    public List<Deployment> deployments(long before, int limit) {
        return new TreeMap<>(journal).values().stream().filter(each -> each.number() < before)
                .sorted(Comparator.comparingLong(Deployment::number).reversed()).limit(limit).toList();
    }

    @Override
    public CompletableFuture<Deployment> ended(long number) {
        return running.get(number).copy();
    }

    @Override
    public List<Extension> extensions() {
        return List.copyOf(extensions);
    }
}
