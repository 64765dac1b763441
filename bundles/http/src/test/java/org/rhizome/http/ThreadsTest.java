package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;

/** What keeps a core busy does not run on a virtual thread: there are as many of them at work as there are cores. */
class ThreadsTest {

    private static final String TERM = "{\"term\":\"input\",\"plan\":true}";

    private static final Map<String, Boolean> VIRTUAL = new ConcurrentHashMap<>();

    @RegisterExtension
    private static final Node NODE = new Node();

    private static Spied spied;

    @BeforeAll
    static void claims() throws Exception {
        NODE.rhizome().submit(List.of(Said.delta("small"), Said.delta("threads"),
                Delta.by("a").at(1).set("threads", "long", "x".repeat(1 << 17)))).join();
        NODE.client().put("/api/views/threaded", "{}").hasStatus(201);
        spied = new Spied(NODE, (method, call) -> {
            VIRTUAL.put(method, Thread.currentThread().isVirtual());
            return call.call();
        });
    }

    @AfterAll
    static void close() throws Exception {
        spied.close();
    }

    @BeforeEach
    void forget() {
        VIRTUAL.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/entities/threads/lossless, lossless", "/api/entities/threads/lossless?format=canonical, lossless",
        "/api/entities/threads?asOf=9e15, lossy", "/api/entities/threads?view=threaded, lossy",
        "/api/entities/threads/explain/name, explain", "/api/entities/threads/history/name, history",
        "/api/entities, entities", "/api/transactions, openTransactions", "/api/deltas?author=a, feed", "/api/digest, digest",
        "/api/views, views", "/api/views/threaded, views",
    })
    void whatIsComputedRunsOnPlatformThreads(String path, String method) {
        spied.client().get(path).hasStatus(200);

        assertEquals(Map.of(method, false), VIRTUAL);
    }

    @Test
    void soDoesWhatBodiesAskFor() {
        spied.client().put("/api/views/threaded", "{}").hasStatus(200);
        spied.client().post("/api/list", "application/json", "{}").hasStatus(200);
        spied.client().post("/api/query", "application/json", TERM).hasStatus(200);
        spied.client().post("/api/transactions", "application/json", "{\"deltas\":[" + Said.json("threads") + "]}").hasStatus(200);
        spied.client().post("/api/deltas", "application/x-ndjson", Said.json("threads")).hasStatus(200);

        assertEquals(Map.of("views", false, "define", false, "list", false, "query", false, "plan", false, "submitWhole", false,
                "submit", false), new TreeMap<>(VIRTUAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?resolver=shout", "?resolver.name=shout", "?properties=name"})
    void aPlainLookStaysOnTheThreadOfItsRequest(String reading) {
        spied.client().get("/api/entities/threads" + reading).hasStatus(200);

        assertEquals(Map.of("lossy", true), VIRTUAL);
    }

    @Test
    void moreThanCanBeComputedAtOnceHoldsUpNoLook() throws Exception {
        int many = 100;
        Semaphore begun = new Semaphore(0);
        CountDownLatch end = new CountDownLatch(1);
        Spied.Handler slow = (method, call) -> {
            if (method.equals("explain")) {
                begun.release();
                end.await();
            }
            return call.call();
        };
        Executor asking = Thread::startVirtualThread;
        try (Spied node = new Spied(NODE, slow)) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> node.client().get("/api/entities/threads/explain/name"), asking));
            }
            try {
                assertTrue(begun.tryAcquire(40, 20, TimeUnit.SECONDS), "as many as there are threads for");
                node.client().get("/api/entities/small").hasStatus(200);
                node.client().post("/api/deltas", "application/json", Said.json("threads")).hasStatus(200);
                node.client().get("/health/live").hasStatus(200);
            } finally {
                end.countDown();
            }
            answers.forEach(answer -> answer.join().hasStatus(200));
        }
    }
}
