package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.node.NodeUnavailableException;
import org.slf4j.LoggerFactory;

/** What a client is told, and what the log is told. */
class FailuresTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void whatIsNobodysFaultIsNotLogged() {
        for (RuntimeException failure : List.of(new CancellationException("interrupted"), new RejectedExecutionException("no thread"),
                new NodeUnavailableException("busy", null))) {
            Problem problem = Failures.explain(failure);
            assertEquals(503, problem.status());
            assertEquals("Retry-After", problem.header());
            assertFalse(problem.detail().contains("reference"), problem.detail());
        }
        assertEquals(List.of(), log.list);
    }

    @Test
    void whatShouldNotHappenIsLoggedOnce() {
        Problem problem = Failures.explain(new ArithmeticException("on purpose"));

        assertEquals(500, problem.status());
        assertEquals(1, log.list.size());
        assertEquals(true, problem.detail().endsWith((String) log.list.getFirst().getArgumentArray()[0]));
    }

    @Test
    void aBusyNodeSaysSoWhileItIsRead() throws Exception {
        NODE.rhizome().submit(List.of(Said.delta("busy"))).join();
        Spied.Handler busy = (method, call) -> {
            throw new NodeUnavailableException("no thread became free", null);
        };
        try (Spied node = new Spied(NODE, busy)) {
            for (String path : List.of("", "?asOf=1", "/explain/name", "/history/name")) {
                Answer answer = node.client().get("/api/entities/busy" + path).isProblem(503, "no thread became free");
                assertEquals("5", answer.header("Retry-After"));
            }
        }
        assertEquals(List.of(), log.list);
    }

    @Test
    void aRequestThatIsInterruptedIsGivenUpQuietly() throws Exception {
        NODE.rhizome().submit(List.of(Said.delta("interrupted"), Said.delta("interrupted:2"))).join();
        Spied.Handler interrupting = (method, call) -> {
            Thread.currentThread().interrupt();
            return call.call();
        };
        try (Spied node = new Spied(NODE, interrupting)) {
            node.client().get("/api/entities/interrupted").isProblem(503, "stopping");
            node.client().get("/api/entities/interrupted:2/explain/name").isProblem(503, "stopping");
        }
        assertEquals(List.of(), log.list);
    }
}
