package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resolver comes, changes and goes in a running node, by nothing but a file in its drop-in folder. */
class DropInIT {

    private static final String LAST_WRITTEN = "\"version\":\"7.88.1-10+deb12u5\"";
    private static final String HIGHEST = "\"version\":\"7.88.1-10+deb12u15\"";
    private static final String PATH = Node.entity("pkg:curl") + "?resolver.version=debian-version";

    @Test
    void aResolverIsAddedReplacedAndRemovedWithoutARestart(@TempDir Path home, @TempDir Path work) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("etc")).resolve("org.rhizome.deploy.cfg"),
                "probation.seconds = 0\npoll.millis = 200\n");
        try (Node node = Node.start(home, "--sample", "--development")) {
            Await.until("the sample is in", () -> node.get(Node.entity("pkg:curl")).body().contains(LAST_WRITTEN));
            assertUnknown(node.get(PATH));

            Path jar = home.resolve("extensions/debian-version.jar");
            drop(extra("resolver-debian-version", "resolver.debian-version"), jar);
            Await.until("the resolver works", () -> node.get(PATH).body().contains(HIGHEST));
            assertTrue(node.get(Node.entity("pkg:curl")).body().contains(LAST_WRITTEN), "other queries are untouched");

            drop(ExtensionJar.of("org.rhizome.resolver.debian-version", "9.0.0", FixedResolver.class, work), jar);
            Await.until("the replaced resolver answers", () -> node.get(PATH).body().contains("\"version\":\"fixed\""));

            Files.delete(jar);
            Await.until("the resolver is gone", () -> node.get(PATH).statusCode() == 400);
            assertUnknown(node.get(PATH));
            assertEquals(200, node.get("/health/ready").statusCode());
        }
    }

    @Test
    void whatNobodyTrustedSignedIsRefusedUnlessItCameWithTheDistribution(@TempDir Path home, @TempDir Path work) throws Exception {
        try (Node node = Node.start(home)) {
            drop(ExtensionJar.of("org.rhizome.resolver.stranger", "1.0.0", FixedResolver.class, work), home.resolve("extensions/stranger.jar"));
            Await.until("the log names the file", () -> Files.readString(home.resolve("logs/rhizome.log")).contains("stranger.jar"));
            drop(extra("resolver-debian-version", "resolver.debian-version"), home.resolve("extensions/debian-version.jar"));
            Await.until("the trusted one serves", () -> node.get("/api/resolvers").body().contains("debian-version"));
            assertFalse(node.get("/api/resolvers").body().contains("stranger"));
            String extensions = node.get("/api/extensions").body();
            assertTrue(extensions.contains("\"signer\":\"distribution\""), extensions);
        }
    }

    @Test
    void aFileThatIsNoBundleHarmsNothing(@TempDir Path home, @TempDir Path work) throws Exception {
        try (Node node = Node.start(home)) {
            Path garbage = Files.writeString(work.resolve("garbage.jar"), "this is no jar");
            drop(garbage, home.resolve("extensions/garbage.jar"));
            Await.until("the log names the file", () -> Files.readString(home.resolve("logs/rhizome.log")).contains("garbage.jar"));
            assertEquals(200, node.get("/health/ready").statusCode());
        }
    }

    private static void assertUnknown(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response::body);
        assertTrue(response.body().contains("no resolver named"), response::body);
        assertTrue(response.body().contains("last-write"), response::body);
    }

    private static Path extra(String... names) throws IOException {
        return Distribution.jars().stream()
                .filter(jar -> jar.toString().contains("extras"))
                .filter(jar -> java.util.Arrays.stream(names).anyMatch(jar.getFileName().toString()::contains))
                .findFirst().orElseThrow();
    }

    private static void drop(Path jar, Path target) throws IOException {
        Path hidden = target.resolveSibling("." + target.getFileName() + ".part");
        Files.copy(jar, hidden, StandardCopyOption.REPLACE_EXISTING);
        Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
