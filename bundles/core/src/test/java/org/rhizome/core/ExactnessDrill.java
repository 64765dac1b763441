package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rhizome.delta.Delta;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DeltaStore;

/**
 * Holds cached views against views computed from scratch after every acknowledged write. Every writer has entities of its own, so it
 * knows exactly what they must look like, while readers keep filling the cache with views of everybody's entities at the worst moments.
 */
final class ExactnessDrill {

    private static final int WRITERS = 4;
    private static final int READERS = 3;
    private static final int HISTORY = 60;
    private static final List<Reading> READINGS = List.of(Reading.DEFAULTS, Reading.of(new ResolverChoice("retracting", Map.of())));

    private ExactnessDrill() {}

    private static List<String> entities(int writer) {
        return List.of("w" + writer + ":a", "w" + writer + ":b", "w" + writer + ":c");
    }

    static void run(DeltaStore store, long seed) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Resolvers resolvers = new Resolvers()
                .install("last-write", new ClaimResolvers.Ids()).install("retracting", new ClaimResolvers.Retracting());
        try (Engine node = Engines.over(new JitterStore(store), resolvers);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> readUntil(done, node)));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(seed, writer, node)));
            }
            try {
                await(writers);
            } finally {
                done.set(true);
            }
            await(readers);
            assertTrue(node.status().viewHits() > 0, "the cache was of use");
        }
    }

    private static void await(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
        for (Future<?> task : tasks) {
            task.get();
        }
    }

    private static void readUntil(AtomicBoolean done, Rhizome node) {
        while (!done.get()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                entities(writer).forEach(entity -> READINGS.forEach(reading -> node.lossy(entity, reading)));
            }
        }
    }

    /** Tells a history in an order in which many negations come before what they negate, and checks after each batch. */
    private static void write(long seed, int writer, Rhizome node) {
        Random random = new Random(seed * 31 + writer);
        List<Delta> history = Histories.transactional(random, HISTORY, entities(writer));
        int size = history.size();
        for (int i = 0; i < size; i++) {
            Collections.swap(history, i, Math.min(size - 1, i + random.nextInt(i % 10 == 0 ? size : 6)));
        }
        int told = 0;
        while (told < size) {
            int next = Math.min(size, told + 1 + random.nextInt(3));
            Engines.put(node, history.subList(told, next));
            told = next;
            check(new Oracle(history.subList(0, told)), node, writer, "seed " + seed + ", writer " + writer + ", after " + told);
        }
    }

    private static void check(Oracle oracle, Rhizome node, int writer, String where) {
        for (String entity : entities(writer)) {
            for (Reading reading : READINGS) {
                assertEquals(oracle.ids(entity), node.lossy(entity, reading).map(LossyView::properties),
                        () -> where + ", entity " + entity);
            }
        }
    }
}
