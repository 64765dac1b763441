package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.Request;
import org.rhizome.endpoint.Response;
import org.rhizome.extension.Reader;
import org.rhizome.gate.GateControl;
import org.rhizome.security.Role;

/** Calls that extensions answer. */
class EndpointTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @BeforeEach
    void forget() {
        NODE.failed.clear();
    }

    @Test
    void anEndpointSeesTheRequestAsItWasMade() {
        AtomicReference<Request> seen = new AtomicReference<>();
        NODE.publish(Map.of("seeing", request -> {
            seen.set(request);
            assertEquals("POST", request.method());
            assertEquals("a/b c/%", request.path());
            assertEquals(List.of("1", "", "x y"), request.query().get("k"));
            assertEquals("text/x", request.header("content-TYPE"));
            assertEquals("", request.header("Authorization"));
            assertEquals("", request.header("Cookie"));
            assertEquals("", request.header("X-Absent"));
            assertEquals("test-writer", request.caller());
            return new Response(201, "text/y", request.body());
        }));
        Answer answer = NODE.client(Role.WRITER).post("/api/ext/seeing/a/b%20c/%25?k=1&k&k=x+y", "text/x", "body", "Cookie", "a=b");

        assertEquals("body", answer.hasStatus(201).text());
        assertEquals("text/y", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertThrows(IllegalStateException.class, () -> seen.get().node().entity("x"), "not used after the call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void readingNeedsAReaderAndEverythingElseAWriter(String method) {
        NODE.publish(Map.of("any", request -> answer(request.method() + " " + request.path())));
        boolean reads = method.equals("GET") || method.equals("HEAD");

        NODE.clientWith(null).method(method, "/api/ext/any/").hasStatus(401);
        NODE.client(Role.READER).method(method, "/api/ext/any/").hasStatus(reads ? 200 : 403);
        Answer answer = NODE.client(Role.WRITER).method(method, "/api/ext/any").hasStatus(200);
        assertEquals(method.equals("HEAD") ? "" : method + " ", answer.text());
    }

    @Test
    void anEndpointThatIsNotThereIsNamedWithThoseThatAre() {
        NODE.publish(Map.of("here", request -> answer("")));
        NODE.client().get("/api/ext/gone/x").isProblem(404, "gone", "here");
        NODE.publish(Map.of());
        NODE.client().get("/api/ext/gone/x").isProblem(404, "none is");
    }

    @Test
    void whatItThrowsHarmsThatRequestOnlyAndIsReported() {
        NODE.publish(Map.of("bad", request -> {
            throw new StackOverflowError("deep");
        }, "picky", request -> {
            throw new IllegalArgumentException("say please");
        }, "good", request -> answer("fine")));

        NODE.client().get("/api/ext/bad/").isProblem(500, "\"bad\"", "org.example.bad 2.0.0", "deep");
        assertEquals(1, NODE.failed.size());
        assertTrue(NODE.failed.getFirst().contains("java.lang.StackOverflowError: deep"), NODE.failed::toString);
        NODE.client().get("/api/ext/picky/").isProblem(400, "say please");
        assertEquals(1, NODE.failed.size(), "a request that makes no sense is not its failure");
        NODE.client().get("/api/ext/good/").hasStatus(200);
    }

    @Test
    void anExceptionWhoseWordsThrowIsAnException() {
        NODE.publish(Map.of("worse", request -> {
            throw new RuntimeException() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("again");
                }
            };
        }));
        String detail = (String) NODE.client().get("/api/ext/worse/").hasStatus(500).json().get("detail");
        assertTrue(detail.contains("\"worse\"") && detail.endsWith("which does not say what it is"), detail);
    }

    @Test
    void anAnswerThatIsNoneIsItsFailure() {
        Map<String, Response> bad = Map.of("null", new Response(200, "text/plain", null), "status", new Response(100, "a/b", new byte[0]),
                "type", new Response(200, "a\r\nX: y", new byte[1]), "none", new Response(200, null, new byte[1]),
                "body", new Response(204, "a/b", new byte[1]), "huge", new Response(200, "a/b", new byte[(16 << 20) + 1]));
        bad.forEach((name, response) -> {
            NODE.publish(Map.of("odd", request -> response));
            NODE.client().get("/api/ext/odd/").isProblem(500, "odd");
        });
        NODE.publish(Map.of("odd", request -> null));
        NODE.client().get("/api/ext/odd/").isProblem(500, "no response");
        assertEquals(bad.size() + 1, NODE.failed.size());
        NODE.publish(Map.of("odd", request -> new Response(204, "", new byte[0])));
        NODE.client().get("/api/ext/odd/").hasStatus(204);
    }

    @Test
    void aBodyThatIsTooLongDoesNotReachIt() {
        NODE.publish(Map.of("small", request -> answer("" + request.body().length)));
        assertEquals("1048576", NODE.client().post("/api/ext/small/", "a/b", new byte[1 << 20]).hasStatus(200).text());
        NODE.client().post("/api/ext/small/", "a/b", new byte[(1 << 20) + 1]).isProblem(413, "1048576");
    }

    @Test
    void itReadsTheNode() {
        Delta delta = Delta.by("a").at(7).set("read", "size", 3);
        NODE.rhizome().submit(List.of(delta)).join();
        NODE.client().put("/api/views/loud", "{\"default\":{\"resolver\":\"shout\"}}").hasStatus(201);
        NODE.publish(Map.of("reading", request -> {
            Reader node = request.node();
            assertEquals(new Num(3), node.values("read").orElseThrow().get("size"));
            assertEquals(new Num(3), node.entity("read").orElseThrow().properties().get("size").getFirst().value());
            assertEquals(delta, node.delta(delta.id()).orElseThrow());
            assertTrue(node.entity("unread").isEmpty() && node.values("unread").isEmpty());
            assertThrows(IllegalArgumentException.class, () -> node.values("read", "phantom"));
            request.log().error("read", new ArithmeticException("logged"));
            return answer(node.values("read", "loud").orElseThrow().get("size").toString());
        }));
        assertTrue(NODE.client().get("/api/ext/reading/").hasStatus(200).text().contains("LOUD"));
    }

    @Test
    void whatItLogsForgesNoLineAndFloodsNoDisk() {
        try (Logged logged = new Logged("org.example.logging")) {
            NODE.publish(Map.of("logging", request -> {
                request.log().warn("a\u001b[31mred\nERROR forged");
                request.log().error("x".repeat(10_000), new ArithmeticException("b\nERROR forged"));
                for (int i = 0; i < 10_000; i++) {
                    request.log().info("flood");
                }
                return answer("");
            }));
            NODE.client().get("/api/ext/logging/").hasStatus(200);
            NODE.client().get("/api/ext/logging/").hasStatus(200);
            List<String> lines = logged.lines();
            assertEquals("a\\u001b[31mred\\nERROR forged", lines.getFirst());
            assertTrue(lines.get(1).contains("x\u2026 (10000 characters): java.lang.ArithmeticException: b\\nERROR forged at org.rhizome."),
                    lines.get(1));
            assertTrue(lines.stream().allMatch(line -> line.lines().count() == 1 && line.length() < 9_000));
            assertTrue(lines.size() < 1_000, () -> "of two requests within a moment " + lines.size() + " lines");
        }
    }

    @Test
    void oneRequestReadsThroughOneGenerationHoweverOftenExtensionsChange() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Endpoint old = request -> {
            long before = NODE.gate().current().number();
            inside.countDown();
            changed.await();
            assertTrue(NODE.gate().current().number() > before);
            request.node().values("read");
            return answer("old");
        };
        NODE.publish(Map.of("changing", old));
        CompletableFuture<Answer> running = CompletableFuture.supplyAsync(() -> NODE.client().get("/api/ext/changing/"));
        inside.await();
        GateControl.Drain drain = NODE.publish(Map.of("changing", request -> answer("new")));

        assertEquals("new", NODE.client().get("/api/ext/changing/").text());
        assertFalse(drain.await(Duration.ZERO), "the old one is still in use");
        changed.countDown();
        assertEquals("old", running.join().hasStatus(200).text());
        assertTrue(drain.await(Duration.ofSeconds(20)));
    }

    static Response answer(String text) {
        return new Response(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
