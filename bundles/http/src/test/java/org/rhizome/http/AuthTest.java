package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.security.Role;
import org.slf4j.LoggerFactory;

class AuthTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/live", "/health/ready", "/openapi.json"})
    void theseNeedNoToken(String path) {
        NODE.clientWith(null).get(path).hasStatus(200);
        NODE.clientWith("not a token").get(path).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deltas", "/api/entities", "/api/entities/x", "/api/digest", "/api/resolvers", "/metrics",
        "/api/entities/x/explain/y", "/api/entities/x/history/y", "/api/transactions", "/api/views", "/api/views/v", "/api/list",
        "/api/query",
        "/api/nothing", "/console", "/health"})
    void everythingElseSaysHowToAuthenticateAndNothingMore(String path) {
        Answer answer = NODE.clientWith(null).get(path).isProblem(401, "Authorization: Bearer", "secrets/admin.token");

        assertEquals("Bearer realm=\"rhizome\"", answer.header("WWW-Authenticate"));
    }

    @Test
    void otherSchemesAreNoToken() throws IOException {
        for (String authorization : List.of("Basic YTpi", "Bearer", "admin-token", "")) {
            try (Raw raw = NODE.raw()) {
                raw.say("GET /api/digest HTTP/1.1\r\n" + Raw.HOST + "Authorization: " + authorization + "\r\n\r\n").hear().isProblem(401);
            }
        }
        try (Raw raw = NODE.raw()) {
            raw.say("GET /api/digest HTTP/1.1\r\n" + Raw.HOST + "authorization: bearer admin-token\r\n\r\n").hear().hasStatus(200);
        }
    }

    @Test
    void aReaderCannotWrite() {
        NODE.client(Role.READER).get("/api/digest").hasStatus(200);
        NODE.client(Role.READER).post("/api/deltas", "application/json", Said.json("forbidden"))
                .isProblem(403, "test-reader", "needs writer");
        NODE.client(Role.READER).post("/api/negations", "application/json", "{}").isProblem(403);
        NODE.client(Role.WRITER).post("/api/deltas", "application/json", Said.json("allowed")).hasStatus(200);
        NODE.client().get("/api/entities/forbidden").isProblem(404);
    }

    @Test
    void aWrongTokenIsRefusedAndWrittenToTheLogWithoutTheToken() {
        Logger audit = (Logger) LoggerFactory.getLogger("org.rhizome.audit");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        audit.addAppender(log);

        Answer answer = NODE.clientWith("very-secret").post("/api/deltas", "application/json", Said.json("stolen"));
        answer.isProblem(401, "not valid");

        audit.detachAppender(log);
        assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"));
        assertEquals(1, log.list.size());
        String line = log.list.getFirst().getFormattedMessage();
        assertTrue(line.contains("POST /api/deltas") && line.contains("127.0.0.1"), line);
        assertFalse(line.contains("very-secret"), line);
        NODE.client().get("/api/entities/stolen").isProblem(404);
    }

    @Test
    void whoTriesTokensWaitsLongerAndLongerWhileOthersDoNot() throws IOException {
        String wrong = "GET /api/digest HTTP/1.1\r\n" + Raw.HOST + "Authorization: Bearer guess\r\n\r\n";
        List<Raw> guessers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            guessers.add(NODE.raw().say(wrong));
        }
        for (int i = 0; i < 20; i++) {
            NODE.client().get("/api/digest").hasStatus(200);
        }
        long others = System.nanoTime() - begin;
        for (Raw guesser : guessers) {
            guesser.hear().isProblem(401);
            guesser.close();
        }
        long last = System.nanoTime() - begin;

        assertTrue(last >= TimeUnit.MILLISECONDS.toNanos(900), "20 guesses took " + last + " ns");
        assertTrue(others < last, "valid requests took " + others + " ns and did not wait for the guesses");
    }
}
