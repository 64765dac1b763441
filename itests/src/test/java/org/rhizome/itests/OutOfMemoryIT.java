package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.forge.Endpoints;
import org.rhizome.forge.ExtensionForge;

/** A node that an extension takes all memory of ends; when it does so again and again it starts without that extension, and says so. */
class OutOfMemoryIT {

    private static final String GREEDY = "org.example.greedy";

    @Test
    void whatTakesAllMemoryAgainAndAgainIsParkedAndCanBeRemoved(@TempDir Path home, @TempDir Path jars) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("etc")).resolve("org.rhizome.deploy.cfg"), "probation.seconds = 0\n");
        Files.createDirectories(home.resolve("extensions"));
        Path jar = ExtensionForge.bundle(GREEDY, "1.0.0")
                .with(Endpoints.endpoint("greedy", "return text(200, \"x\" + new byte[1_500_000_000].length);")).writeTo(jars);
        Files.copy(jar, home.resolve("extensions/greedy.jar"));
        for (int death = 1; death <= 2; death++) {
            try (Node node = Node.start(home, "--development")) {
                Await.until("the endpoint is there", () -> node.get("/api/extensions").body().contains(GREEDY));
                assertEquals(0, ask(node));
                node.awaitEnd();
            }
        }
        try (Node node = Node.start(home, "--development")) {
            HttpResponse<String> ready = node.get("/health/ready");
            assertEquals(200, ready.statusCode());
            assertTrue(ready.body().contains(GREEDY + " 1.0.0 is parked: It is not started, as the node ran out of memory 2 times"), ready::body);
            assertEquals(404, node.get("/api/ext/greedy/").statusCode());
        }
    }

    /** The status; 0 when the node went away instead of answering. */
    private static int ask(Node node) throws InterruptedException {
        try {
            return node.get("/api/ext/greedy/").statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }
}
