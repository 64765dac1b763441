package org.rhizome.itests.swap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.itests.Node;
import org.rhizome.signing.JarKey;

/** A node is killed with -9 as soon as a step of a deployment stands in the journal: the next start serves a committed version. */
class KillStepsIT {

    /** As the journal on disk names them; the first has an entry of its own. */
    private static final List<String> STEPS = List.of(
            "\"planned\":", "STAGED", "STARTED", "HEALTHY", "CAUGHT_UP", "SHADOWED", "SWAPPED", "DRAINED", "\"PROBATION\"", "COMMITTED");
    private static final int KILLS = Soak.times(1, 10);
    private static final long LOOK_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final Pattern ID = Pattern.compile("1e20[0-9a-f]{64}");
    private static final String MARK = """
            {"author": "a", "timestamp": %d, "pointers": [{"role": "subject", "target": {"id": "load:%1$d", "context": "mark"}},
            {"role": "value", "target": true}]}""";

    private final JarKey key = JarKey.random();
    private int marks;

    @Test
    void aKillAtAnyStepIsFollowedByAStartWithACommittedVersion(@TempDir Path home) throws Exception {
        Operator.trust(home, key);
        Killed last;
        try (Node node = Node.start(home)) {
            Studio.committed(Operator.of(node).deploy(paint(1), "probation=0s"));
            last = killAt(node, 1, STEPS.getFirst());
        }
        for (int kill = 1; kill < KILLS * STEPS.size(); kill++) {
            try (Node node = Node.start(home)) {
                last = killAt(node, explained(node, last), STEPS.get(kill % STEPS.size()));
            }
        }
        try (Node node = Node.start(home)) {
            explained(node, last);
        }
    }

    /**
     * A kill.
     *
     * @param step at which
     * @param from the version that was committed
     * @param to the version that was on its way
     * @param written a claim that was acknowledged before
     */
    private record Killed(String step, int from, int to, String written) {}

    private Killed killAt(Node node, int committed, String step) throws IOException, InterruptedException {
        Killed kill = new Killed(step, committed, 3 - committed, mark(node));
        awaitStep(node, step, kill.to());
        node.kill();
        return kill;
    }

    /** @return the version that is committed now */
    private int explained(Node node, Killed kill) throws IOException, InterruptedException {
        try {
            int serving = assertWhole(node, mayServe(kill), kill.written());
            assertNothingHalfDone(Operator.of(node), serving == kill.to());
            return serving;
        } catch (AssertionError e) {
            throw new AssertionError(kill + ": " + e.getMessage() + "\n" + Files.readString(journal(node))
                    + Files.readString(node.home().resolve("logs/rhizome.log")), e);
        }
    }

    private static Path journal(Node node) {
        return node.home().resolve("deployments/journal.ndjson");
    }

    /** What is not in the journal as committed must not serve; a record that was seen may be followed by others before the kill comes. */
    private static Set<Integer> mayServe(Killed kill) {
        return kill.step().equals("COMMITTED") ? Set.of(kill.to()) : Set.of(kill.from(), kill.to());
    }

    private byte[] paint(int version) {
        return Paint.version(version).signedBy(key).jar();
    }

    /** @return the id of a claim that was acknowledged */
    private String mark(Node node) throws IOException, InterruptedException {
        HttpResponse<String> written = node.post("/api/deltas", "application/json", MARK.formatted(++marks));
        assertEquals(200, written.statusCode(), written::body);
        Matcher id = ID.matcher(written.body());
        assertTrue(id.find(), written::body);
        return id.group();
    }

    /** Begins a deployment, and returns as soon as that step is on disk. */
    private void awaitStep(Node node, String step, int version) throws IOException, InterruptedException {
        Path journal = journal(node);
        long from = Files.size(journal);
        Report begun = Operator.of(node).begin(paint(version), "probation=200ms&shadow=200ms&tolerate=all");
        assertEquals(202, begun.status(), begun::toString);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!grown(journal, from).contains(step)) {
            assertTrue(System.nanoTime() < end, () -> step + " was not journaled: " + node.output());
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static String grown(Path journal, long from) throws IOException {
        try {
            byte[] all = Files.readAllBytes(journal);
            return all.length <= from ? "" : new String(all, (int) from, (int) (all.length - from), UTF_8);
        } catch (NoSuchFileException e) {
            return ""; // between two files
        }
    }

    /** It is ready, serves one of those versions with all services, and has what it acknowledged. @return the version */
    private int assertWhole(Node node, Set<Integer> versions, String written) throws IOException, InterruptedException {
        HttpResponse<String> ready = node.get("/health/ready");
        assertEquals(200, ready.statusCode(), ready::body);
        assertEquals(200, node.get("/api/deltas/" + written).statusCode(), written);
        String resolved = Mix.version(node.get(Node.entity("load:1") + "?resolver=" + Paint.SERVICE).body());
        int serving = Integer.parseInt(resolved.substring(1));
        assertTrue(versions.contains(serving), () -> "serves " + resolved + " and not one of " + versions);
        String view = node.get("/api/views/" + Paint.VIEW + "/answer").body();
        assertEquals(resolved, Mix.version(view));
        assertEquals(marks, Mix.count(view));
        assertEquals(resolved, Mix.version(node.post("/api/plugins/" + Paint.PLUGIN + "/call", "application/json", "{}").body()));
        return serving;
    }

    private static void assertNothingHalfDone(Operator operator, boolean committed) throws IOException, InterruptedException {
        Report newest = operator.deployments().getFirst();
        assertEquals(committed ? "committed" : "interrupted", newest.state(), newest::toString);
    }
}
