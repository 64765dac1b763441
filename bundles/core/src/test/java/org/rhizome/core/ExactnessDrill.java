package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.store.DeltaStore;

/**
 * Holds cached views against views computed from scratch after every acknowledged write. Every writer has entities of its own, so it
 * knows exactly what they must look like, while readers keep filling the cache with views of everybody's entities at the worst moments.
 */
final class ExactnessDrill {

    private static final int WRITERS = 4;
    private static final int READERS = 3;
    private static final int HISTORY = 120;

    /** Shows which claims survive, so that a stale view cannot look right by chance. */
    private static final class Ids implements Resolver<List<Value>> {

        @Override
        public List<Value> init() {
            return new ArrayList<>();
        }

        @Override
        public List<Value> reduce(List<Value> state, Claim claim) {
            state.add(new Text(claim.id().toString()));
            return state;
        }

        @Override
        public Optional<Value> resolve(List<Value> state) {
            return Optional.of(new Value.Items(state));
        }
    }

    private ExactnessDrill() {}

    private static List<String> entities(int writer) {
        return List.of("w" + writer + ":a", "w" + writer + ":b", "w" + writer + ":c");
    }

    static void run(DeltaStore store, long seed) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Resolvers resolvers = new Resolvers().install("last-write", new Ids());
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
                entities(writer).forEach(entity -> node.lossy(entity, ResolverChoice.DEFAULTS));
            }
        }
    }

    /** Tells a history in an order in which many negations come before what they negate, and checks after each batch. */
    private static void write(long seed, int writer, Rhizome node) {
        Random random = new Random(seed * 31 + writer);
        List<Delta> history = Histories.random(random, HISTORY, entities(writer));
        for (int i = 0; i < HISTORY; i++) {
            Collections.swap(history, i, Math.min(HISTORY - 1, i + random.nextInt(6)));
        }
        int told = 0;
        while (told < HISTORY) {
            int next = Math.min(HISTORY, told + 1 + random.nextInt(3));
            Engines.put(node, history.subList(told, next));
            told = next;
            check(new Oracle(history.subList(0, told)), node, writer, "seed " + seed + ", writer " + writer + ", after " + told);
        }
    }

    private static void check(Oracle oracle, Rhizome node, int writer, String where) {
        for (String entity : entities(writer)) {
            Optional<Map<String, Value>> shown = node.lossy(entity, ResolverChoice.DEFAULTS).map(view -> view.properties());
            Optional<Map<String, Value>> expected = Optional.ofNullable(oracle.lossless(entity)).map(ExactnessDrill::values);
            assertEquals(expected, shown, () -> where + ", entity " + entity);
        }
    }

    private static Map<String, Value> values(SortedMap<String, List<DeltaId>> properties) {
        Map<String, Value> values = new TreeMap<>();
        properties.forEach((property, ids) -> values.put(property,
                new Value.Items(ids.stream().map(id -> (Value) new Text(id.toString())).collect(Collectors.toList()))));
        return values;
    }
}
