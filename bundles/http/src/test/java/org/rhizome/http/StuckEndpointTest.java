package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.gate.GateControl;

/** Endpoints that do not come back. */
class StuckEndpointTest {

    @RegisterExtension
    private static final Node NODE = new Node(new Caps(Node.CAPS.bodyBytes(), Node.CAPS.lineBytes(), Node.CAPS.heldBytes(), Node.CAPS.idle(),
            Node.CAPS.connections(), Duration.ofMillis(300)));

    @Test
    void oneThatTakesTooLongIsInterruptedAndNothingElseIsHarmed() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        NODE.publish(Map.of("slow", request -> {
            try {
                new CountDownLatch(1).await();
                return EndpointTest.answer("never");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }));
        NODE.client().get("/api/ext/slow/").isProblem(504, "\"slow\"", "300ms");

        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
        await("it ended", () -> stuck() == 0);
        assertEquals(1, NODE.failed.size(), NODE.failed::toString);
        assertTrue(NODE.publish(Map.of()).await(Duration.ofSeconds(20)), "nobody uses it any more");
    }

    @Test
    void tooManyThatNeverEndAreNotCalledAnyMoreWhileOthersServe() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        NODE.publish(Map.of("endless", loop(end), "good", request -> EndpointTest.answer("fine")));
        List<CompletableFuture<Answer>> asking = new ArrayList<>();
        for (int i = 0; i < EndpointThreads.MOST_STUCK; i++) {
            asking.add(CompletableFuture.supplyAsync(() -> NODE.client().get("/api/ext/endless/"), Thread::startVirtualThread));
        }
        asking.forEach(answer -> answer.join().isProblem(504, "endless"));
        try {
            assertEquals(EndpointThreads.MOST_STUCK, stuck());
            Answer refused = NODE.client().get("/api/ext/endless/").isProblem(503, "16 threads are stuck");
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
            NODE.client().get("/api/ext/good/").hasStatus(200);
            Answer ready = NODE.client().get("/health/ready").hasStatus(200);
            assertEquals(List.of("16 threads are stuck in endpoints"), ready.list("degraded"));
            NODE.publish(Map.of("endless", request -> EndpointTest.answer("mended")));
            NODE.client().get("/api/ext/endless/").hasStatus(200);
            GateControl.Drain drain = NODE.publish(Map.of());
            assertTrue(drain.await(Duration.ofSeconds(20)), "what was given up holds no generation");
        } finally {
            end.countDown();
        }
        await("all have ended", () -> stuck() == 0);
    }

    /** Heeds no interruption. */
    private static Endpoint loop(CountDownLatch end) {
        return request -> {
            while (true) {
                try {
                    end.await();
                    return EndpointTest.answer("late");
                } catch (InterruptedException heedless) {
                    Thread.onSpinWait();
                }
            }
        };
    }

    private static int stuck() {
        String line = NODE.client().get("/metrics").hasStatus(200).text().lines()
                .filter(each -> each.startsWith("rhizome_stuck_threads{in=\"endpoint\"}")).findFirst().orElseThrow();
        return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static void await(String what, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.get()) {
            assertTrue(System.nanoTime() < deadline, "waited 20 s until " + what);
        }
    }
}
