package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does first: start a node with the sample, look around, write, read, stop. */
class FirstStepsIT {

    @TempDir
    static Path home;
    static Node node;

    @BeforeAll
    static void start() throws Exception {
        node = Node.start(home, "--sample");
        Await.until("the sample is in", () -> node.get(Node.entity("pkg:curl")).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theStartSaysWhereTheNodeIsAndHowToLookAtAnEntity() throws Exception {
        Await.until("the hint is printed", () -> node.output().contains("get pkg:"));
        assertTrue(node.output().contains("rhizome is ready at http://127.0.0.1:"), node::output);
        assertTrue(node.output().contains(home.toString()), node::output);
    }

    @Test
    void anEntityIsReadOverHttp() throws Exception {
        HttpResponse<String> response = node.get(Node.entity("pkg:curl"));
        assertTrue(response.body().contains("\"version\":\"7.88.1-10+deb12u5\""), response::body);
    }

    @Test
    void anEntityIsReadOnTheCommandLine() throws Exception {
        Finished get = node.rhizome("get", "pkg:curl");
        assertEquals(0, get.exit(), get::err);
        assertTrue(get.out().contains("7.88.1-10+deb12u5"), get::out);
    }

    @Test
    void aClaimIsPutReadAndTakenBack() throws Exception {
        Finished put = node.rhizome("put", "pkg:first steps/1", "mood", "curious", "--json");
        assertEquals(0, put.exit(), put::err);
        assertTrue(node.get(Node.entity("pkg:first steps/1")).body().contains("\"mood\":\"curious\""));
        String id = put.out().replaceAll("(?s).*(1e20[0-9a-f]{64}).*", "$1");
        assertEquals(200, node.post("/api/negations", "application/json", "{\"id\":\"" + id + "\"}").statusCode());
        assertTrue(node.get(Node.entity("pkg:first steps/1")).body().contains("\"properties\":{}"));
    }

    @Test
    void theGreetingNeedsNoTokenAndNearlyEverythingElseDoes() throws Exception {
        assertEquals(200, anonymous("/"));
        assertEquals(200, anonymous("/health/live"));
        assertEquals(200, anonymous("/health/ready"));
        assertEquals(200, anonymous("/openapi.json"));
        for (String path : List.of("/api/digest", "/api/deltas", "/metrics", "/api/resolvers", Node.entity("pkg:curl"))) {
            assertEquals(401, anonymous(path), path);
        }
    }

    private static int anonymous(String path) throws Exception {
        return Node.send(HttpRequest.newBuilder(node.address().resolve(path)).build()).statusCode();
    }

    @Test
    void theAdminTokenIsItsOwnersOnly() throws Exception {
        assertAll(
                () -> assertEquals("rw-------", permissions(home.resolve("secrets/admin.token"))),
                () -> assertEquals("rwx------", permissions(home.resolve("secrets"))));
    }

    private static String permissions(Path file) throws Exception {
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSecondNodeOnTheSameHomeIsRefusedWithASentence() throws Exception {
        Finished second = Finished.run(List.of(Distribution.script().toString(), "run", "--home", home.toString(), "--http", "127.0.0.1:0"));
        assertEquals(1, second.exit());
        assertTrue((second.out() + second.err()).contains("another"), second::toString);
        assertEquals(1, (second.out() + second.err()).strip().lines().count(), second::toString);
    }

    @Test
    void aTakenPortIsNamedInOneSentence(@TempDir Path other) throws Exception {
        String address = "127.0.0.1:" + node.address().getPort();
        Finished second = Finished.run(List.of(Distribution.script().toString(), "run", "--home", other.toString(), "--http", address));
        assertEquals(1, second.exit());
        assertTrue((second.out() + second.err()).contains(address), second::toString);
    }

    @Test
    void anOpenAddressNeedsAnExplicitWord(@TempDir Path other) throws Exception {
        Finished open = Finished.run(List.of(Distribution.script().toString(), "run", "--home", other.toString(), "--http", "0.0.0.0:0"));
        assertTrue(open.exit() != 0, open::toString);
        assertTrue((open.out() + open.err()).contains("--insecure"), open::toString);
    }
}
