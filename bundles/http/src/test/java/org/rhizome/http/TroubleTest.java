package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that cannot write any more, and then stops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    @Order(1)
    void aFullDiskStopsWritesAndSaysSoWhileReadsGoOn() {
        NODE.client().post("/api/deltas", "application/json", Said.json("early")).hasStatus(200);
        NODE.client().get("/health/ready").hasStatus(200);

        NODE.fillTheDisk();

        for (String type : List.of("application/json", "application/x-ndjson")) {
            Answer refused = NODE.client().post("/api/deltas", type, Said.json("late")).isProblem(503, "full", "does no harm");
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        }
        NODE.client().post("/api/transactions", "application/json", "{\"deltas\":[" + Said.json("late") + "]}").isProblem(503, "full");
        NODE.client().put("/api/views/late", "{}").isProblem(503, "full");
        assertEquals("{\"status\":\"not ready\",\"reasons\":[\"store: the disk is full\"],\"degraded\":[]}",
                NODE.client().get("/health/ready").hasStatus(503).text());
        NODE.client().get("/health/live").hasStatus(200);
        NODE.client().get("/api/entities/early").hasStatus(200);
        NODE.client().get("/api/entities/late").isProblem(404);
    }

    @Test
    @Order(2)
    void aStoppingNodeFinishesWhatRunsAndTakesNothingNew() throws Exception {
        try (Raw running = NODE.raw()) {
            running.say(Raw.POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");
            awaitRunning();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
                try {
                    NODE.stop();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitRefusal(running);

            running.say("1\r\n]\r\n0\r\n\r\n").hear().hasStatus(200);
            stop.get(20, TimeUnit.SECONDS);
        }
        assertThrows(IOException.class, NODE::raw);
    }

    private static void awaitRunning() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!NODE.client().get("/metrics").text().contains("rhizome_http_requests_running 2\n")) {
            assertTrue(System.nanoTime() < deadline, "waited 20 s");
        }
    }

    /** A door that closes bears silence for a second only, so the request goes on meanwhile. */
    private static void awaitRefusal(Raw running) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            running.say("1\r\n \r\n");
            try (Raw raw = NODE.raw()) {
                Thread.onSpinWait();
            } catch (IOException refused) {
                return;
            }
        }
    }
}
