package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.security.Role;
import org.rhizome.supervision.InstanceFailedException;
import org.rhizome.supervision.Supervisor;
import org.rhizome.supervision.UnknownInstanceException;

/** Calls of plugins and views, which a supervisor of the test answers. */
class PluginCallTest {

    private static final DeltaId ID = Said.delta("input").id();

    @RegisterExtension
    private static final Node NODE = new Node();

    private final AtomicReference<Duration> patience = new AtomicReference<>();
    private final AtomicReference<String> restarted = new AtomicReference<>();

    @BeforeEach
    void connect() {
        NODE.supervisor.set(new Echo());
    }

    @Test
    void whatGoesInAndComesOutIsAnyJsonWithoutNull() {
        for (String json : List.of("1.5", "true", "\"\u00e9\"", "[]", "[1,[\"a\"]]", "{}", "{\"a\":{\"b\":[false]}}")) {
            assertEquals(json, NODE.client(Role.WRITER).post("/api/plugins/echo/call", "application/json", json).hasStatus(200).text());
        }
        assertEquals("/a~1b/1", NODE.client().post("/api/plugins/echo/call", "application/json", "{\"a/b\":[1,null]}")
                .isProblem(400, "null").json().get("pointer"));
        NODE.client().post("/api/plugins/echo/call", "application/json", "{").isProblem(400, "JSON");
        NODE.client().post("/api/plugins/echo/call", "text/plain", "1").isProblem(415, "application/json");
        NODE.client().post("/api/plugins/echo/call", "application/json", "\"" + "x".repeat(1 << 20) + "\"").isProblem(413, "deltas");
    }

    @Test
    void whoeverCallsSaysHowLongToWait() {
        NODE.client().post("/api/plugins/echo/call", "application/json", "1").hasStatus(200);
        assertEquals(Duration.ofSeconds(10), patience.get());
        NODE.client().post("/api/plugins/echo/call?timeout=500ms", "application/json", "1").hasStatus(200);
        assertEquals(Duration.ofMillis(500), patience.get());
        NODE.client().post("/api/plugins/echo/call?timeout=2m", "application/json", "1").isProblem(400, "timeout", "1m");
    }

    @ParameterizedTest
    @CsvSource({"CRASHED, 500", "UNAVAILABLE, 503", "OVERLOADED, 503", "TIMED_OUT, 504", "refuse, 400", "unknown, 404"})
    void whatGoesWrongIsToldApart(String what, int status) {
        Answer answer = NODE.client().post("/api/plugins/" + what + "/call", "application/json", "1").isProblem(status, "because " + what);
        assertEquals(status == 503, !answer.header("Retry-After").isEmpty());
    }

    @Test
    void everyOtherParameterIsPartOfTheQuestion() {
        Answer answer = NODE.client(Role.READER).get("/api/views/any/answer?a=1&b%20c=x+y&*=s&timeout=2s").hasStatus(200);
        assertEquals(Map.of("a", "1", "b c", "x y", "*", "s"), answer.json());
        assertEquals(Duration.ofSeconds(2), patience.get());
        NODE.client().get("/api/views/any/answer?a=1&a=2").isProblem(400, "more than once");
        NODE.client().get("/api/views/unknown/answer").isProblem(404, "because unknown");
    }

    @Test
    void instancesAreListedAndTheirTroubleIsInHealthAndMetrics() {
        assertEquals(Map.ofEntries(Map.entry("type", "plugin"), Map.entry("name", "echo"), Map.entry("version", "1.0.0"),
                Map.entry("bundle", "org.example.echo"), Map.entry("state", "quarantined"), Map.entry("position", 5.0), Map.entry("lag", 6.0),
                Map.entry("handled", 7.0), Map.entry("emitted", 8.0), Map.entry("restarts", 9.0), Map.entry("mailbox", 10.0),
                Map.entry("reason", "it threw"), Map.entry("refusedEmissions", 11.0)),
                NODE.client().get("/api/plugins").hasStatus(200).list("instances").getFirst());
        assertEquals(List.of("plugin echo is quarantined: it threw"), NODE.client().get("/health/ready").hasStatus(200).list("degraded"));
        String metrics = NODE.client().get("/metrics").text();
        for (String each : List.of("running{%s} 0", "lag{%s} 6", "handled_total{%s} 7", "emitted_total{%s} 8", "restarts_total{%s} 9",
                "mailbox{%s} 10", "refused_total{%s} 11")) {
            assertTrue(metrics.contains("rhizome_plugin_" + each.formatted("type=\"plugin\",name=\"echo\"") + "\n"), metrics);
        }
    }

    @Test
    void aPluginIsStartedAnewAndReplayed() {
        NODE.client().post("/api/plugins/echo/restart", "application/json", "").hasStatus(200);
        assertEquals("plugin echo", restarted.get());
        NODE.client().post("/api/plugins/v/restart?type=view", "application/json", "").hasStatus(200);
        assertEquals("view v", restarted.get());
        NODE.client().post("/api/plugins/v/restart?type=resolver", "application/json", "").isProblem(400, "plugin or view");

        Answer replay = NODE.client().get("/api/plugins/echo/replay/" + ID).hasStatus(200);
        assertEquals(Map.of("same", true, "before", List.of(ID.toString()), "again", List.of(ID.toString())), replay.json());
        NODE.client().get("/api/plugins/refuse/replay/" + ID).isProblem(400, "because refuse");
        NODE.client().get("/api/plugins/echo/replay/x").isProblem(400, "delta id");
    }

    /** Answers with what it was asked. Names say how it fails. */
    private final class Echo implements Supervisor {

        @Override
        public CompletableFuture<Value> call(String plugin, Value request, Duration within) {
            patience.set(within);
            return answer("plugin", plugin, request);
        }

        @Override
        public CompletableFuture<Value> ask(String view, Map<String, String> question, Duration within) {
            patience.set(within);
            Map<String, Value> fields = new HashMap<>();
            question.forEach((name, value) -> fields.put(name, new Text(value)));
            return answer("view", view, new Value.Fields(fields));
        }

        private CompletableFuture<Value> answer(String type, String name, Value value) {
            return switch (name) {
                case "unknown" -> CompletableFuture.failedFuture(new UnknownInstanceException(type, "because unknown", List.of()));
                case "refuse" -> CompletableFuture.failedFuture(new IllegalArgumentException("because refuse"));
                case "CRASHED", "UNAVAILABLE", "OVERLOADED", "TIMED_OUT" -> CompletableFuture.failedFuture(
                        new InstanceFailedException(InstanceFailedException.Kind.valueOf(name), "because " + name));
                default -> CompletableFuture.completedFuture(value);
            };
        }

        @Override
        public Replay replay(String plugin, DeltaId input) {
            if (plugin.equals("refuse")) {
                throw new IllegalArgumentException("because refuse");
            }
            return new Replay(true, List.of(input), List.of(input), Optional.empty());
        }

        @Override
        public void restart(String type, String name) {
            restarted.set(type + " " + name);
        }

        @Override
        public List<Instance> instances() {
            return List.of(new Instance("plugin", "echo", "1.0.0", "org.example.echo", State.QUARANTINED, 5, 6, 7, 8, 9, 10, "it threw", 11));
        }
    }
}
