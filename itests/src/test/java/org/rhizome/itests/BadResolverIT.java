package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resolver that loops harms the request that asked for it, and nothing else. */
class BadResolverIT {

    private static final String CLAIM = """
            {"author": "a", "timestamp": 1, "pointers": [{"role": "subject", "target": {"id": "%s", "context": "p"}},
            {"role": "value", "target": "claimed"}]}""";

    @Test
    void aResolverThatLoopsIsNamedAndGivenARest(@TempDir Path home, @TempDir Path work) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("etc")).resolve("org.rhizome.deploy.cfg"), "probation.seconds = 0\n");
        try (Node node = Node.start(home, "--development")) {
            assertEquals(200, node.post("/api/deltas", "application/json", CLAIM.formatted("e")).statusCode());
            Path jar = ExtensionJar.of("org.rhizome.resolver.endless", "1.0.0", EndlessResolver.class, work);
            Files.copy(jar, home.resolve("extensions/endless.jar"));
            Await.until("the resolver is there", () -> node.get("/api/resolvers").body().contains("endless"));

            HttpResponse<String> failed = node.get(Node.entity("e") + "?resolver=endless");
            assertEquals(500, failed.statusCode());
            assertTrue(failed.body().contains("endless"), failed::body);

            HttpResponse<String> rested = node.get(Node.entity("e") + "?resolver=endless");
            assertEquals(200, rested.statusCode());
            assertTrue(rested.body().contains("\"claimed\"") && rested.body().contains("\"notes\""), rested::body);

            assertEquals(200, node.get(Node.entity("e")).statusCode());
            assertEquals(200, node.post("/api/deltas", "application/json", CLAIM.formatted("other")).statusCode());
            assertEquals(200, node.get("/health/ready").statusCode());
        }
    }
}
