package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.forge.Endpoints;
import org.rhizome.forge.ExtensionForge;

/** A node that an extension takes all memory of ends; it does not go on ending at every start, and says who is left out. */
class OutOfMemoryIT {

    private static final String GREEDY = "org.example.greedy";
    private static final String CALL = "/api/ext/greedy/";

    private static void drop(Path home, Path jars) throws IOException {
        Path jar = ExtensionForge.bundle(GREEDY, "1.0.0")
                .with(Endpoints.endpoint("greedy", "return text(200, \"x\" + new byte[1_500_000_000].length);")).writeTo(jars);
        Files.copy(jar, Files.createDirectories(home.resolve("extensions")).resolve("greedy.jar"));
    }

    private static void dies(Path home) throws Exception {
        try (Node node = Node.start(home, "--development")) {
            Await.until("the endpoint is there", () -> node.get("/api/extensions").body().contains("endpoint:greedy"));
            assertEquals(0, ask(node));
            node.awaitEnd();
        }
    }

    /** The status; 0 when the node went away instead of answering. */
    private static int ask(Node node) throws InterruptedException {
        try {
            return node.get(CALL).statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static void assertLeftOut(Path home, String words) throws Exception {
        try (Node node = Node.start(home, "--development")) {
            Await.until("it is said: " + words, () -> node.get("/health/ready").body().contains(words));
            assertEquals(404, node.get(CALL).statusCode());
            assertTrue(node.get("/health/ready").body().contains("\"status\":\"ready\""));
        }
    }

    @Test
    void whatIsCommittedAndTakesAllMemoryAgainIsParked(@TempDir Path home, @TempDir Path jars) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("etc")).resolve("org.rhizome.deploy.cfg"), "probation.seconds = 0\n");
        drop(home, jars);
        dies(home);
        dies(home);
        assertLeftOut(home, GREEDY + " 1.0.0 is parked: It is not started, as the node ran out of memory 2 times");
    }

    @Test
    void whatTakesAllMemoryOnProbationHasFailed(@TempDir Path home, @TempDir Path jars) throws Exception {
        drop(home, jars);
        dies(home);
        assertLeftOut(home, "Deployment 1 of it ended as FAILED: The node ran out of memory");
    }
}
