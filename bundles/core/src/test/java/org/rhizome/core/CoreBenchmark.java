package org.rhizome.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rhizome.delta.Delta;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.store.Appended;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;

/** What the engine itself costs, over stores that cost next to nothing. Prints one line per figure. */
public final class CoreBenchmark {

    private static final int PACKAGES = 5_000;
    private static final int ROUNDS = 5;
    private static final List<String> PROPERTIES = List.of(
            "version", "section", "priority", "installedSize", "size", "architecture", "summary", "maintainer", "homepage", "depends");

    private CoreBenchmark() {}

    public static void main(String[] args) {
        List<Delta> claims = claims(new Random(42));
        System.out.printf("%d packages, %d claims, java %s, %d processors%n",
                PACKAGES, claims.size(), Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (int i = 1; i <= ROUNDS; i++) {
            System.out.printf("round %d: ingest %.0f ns per delta in batches of 1000, %.0f ns in batches of 1%n",
                    i, ingest(claims, 1_000), ingest(claims.subList(0, 20_000), 1));
        }
        views(claims);
        maintained(10);
        maintained(100_000);
        past();
    }

    /** 14 to 20 claims per package, with competing versions, and every twentieth claim negated. */
    private static List<Delta> claims(Random random) {
        List<Delta> claims = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            int size = 14 + random.nextInt(6);
            for (int j = 0; j < size; j++) {
                String property = PROPERTIES.get(j % PROPERTIES.size());
                Delta claim = History.claim("pkg:" + i, property, "value " + random.nextInt(), random.nextInt(1000));
                claims.add(claim);
                if (random.nextInt(20) == 0) {
                    claims.add(History.negation(claim, j));
                }
            }
        }
        return claims;
    }

    private static double ingest(List<Delta> claims, int batch) {
        try (Engine node = Engines.over(new NoStore())) {
            List<CompletableFuture<?>> futures = new ArrayList<>();
            long start = System.nanoTime();
            for (int from = 0; from < claims.size(); from += batch) {
                futures.add(node.submit(claims.subList(from, Math.min(claims.size(), from + batch))));
            }
            futures.forEach(CompletableFuture::join);
            return (System.nanoTime() - start) / (double) claims.size();
        }
    }

    private static void views(List<Delta> claims) {
        DeltaStore store = new MemoryStore();
        store.append(claims, 0);
        try (Engine uncached = Engines.over(store, Resolvers.usual(), cache(0)); Engine cached = Engines.over(store)) {
            for (int i = 1; i <= ROUNDS; i++) {
                measure("round " + i + ": lossless", 1, at -> uncached.lossless("pkg:" + at, LosslessOptions.DEFAULTS).orElseThrow());
                measure("round " + i + ": cold lossy", 1, at -> uncached.lossy("pkg:" + at, Reading.DEFAULTS).orElseThrow());
                measure("round " + i + ": warm lossy", 50, at -> cached.lossy("pkg:" + at, Reading.DEFAULTS).orElseThrow());
                Reading byProperty = Reading.of(new ResolverChoice("last-write", Map.of("version", "all")));
                measure("round " + i + ": warm lossy, two resolvers", 50, at -> cached.lossy("pkg:" + at, byProperty).orElseThrow());
            }
            System.out.println(cached.status());
        }
    }

    /** One claim more on an entity that has so many, and a look at its view: each claim is told, each view awaited. */
    private static void maintained(int size) {
        DeltaStore store = new MemoryStore();
        store.append(about("e", size), 0);
        try (Engine node = Engines.over(store)) {
            node.lossy("e", Reading.DEFAULTS);
            List<Delta> more = about("e", size + 2 * ROUNDS * PACKAGES).subList(size, size + 2 * ROUNDS * PACKAGES);
            for (int i = 0; i < ROUNDS; i++) {
                List<Delta> read = more.subList(2 * i * PACKAGES, (2 * i + 1) * PACKAGES);
                List<Delta> unread = more.subList((2 * i + 1) * PACKAGES, (2 * i + 2) * PACKAGES);
                measure("round " + (i + 1) + ": write and read, " + size + " claims", 1, at -> {
                    Engines.put(node, read.get(at));
                    node.lossy("e", Reading.DEFAULTS).orElseThrow();
                });
                measure("round " + (i + 1) + ": write alone, " + size + " claims", 1, at -> Engines.put(node, unread.get(at)));
            }
        }
    }

    private static void past() {
        DeltaStore store = new MemoryStore();
        store.append(about("e", 1_000), 0);
        try (Engine node = Engines.over(store)) {
            for (int i = 1; i <= ROUNDS; i++) {
                measure("round " + i + ": asOf of 1,000 claims", 1, at -> node.lossy("e", Reading.DEFAULTS.at(at % 1_000)).orElseThrow());
            }
        }
    }

    private static List<Delta> about(String entity, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> History.claim(entity, PROPERTIES.get(i % PROPERTIES.size()), "value " + i, i)).toList();
    }

    private static EngineSettings cache(long bytes) {
        EngineSettings usual = EngineSettings.DEFAULTS;
        return Engines.settings(usual.queueDeltas(), usual.queueBytes(), usual.groupDeltas(), usual.groupBytes(), bytes);
    }

    /** Times groups of {@code repeat} calls for one package after the other. */
    private static void measure(String what, int repeat, IntConsumer call) {
        double[] nanos = new double[PACKAGES];
        for (int at = 0; at < PACKAGES; at++) {
            long start = System.nanoTime();
            for (int i = 0; i < repeat; i++) {
                call.accept(at);
            }
            nanos[at] = (System.nanoTime() - start) / (double) repeat;
        }
        Arrays.sort(nanos);
        System.out.printf("%-40s median %8.2f us, 99th %8.2f us%n", what, nanos[PACKAGES / 2] / 1000, nanos[PACKAGES * 99 / 100] / 1000);
    }

    /** Takes everything at once and keeps nothing. */
    private static final class NoStore implements DeltaStore {

        private final DeltaStore empty = new MemoryStore();
        private long sequence;

        @Override
        public List<Appended> append(List<Delta> batch, long receivedAt) {
            List<Appended> effects = new ArrayList<>(batch.size());
            batch.forEach(delta -> effects.add(new Appended(++sequence, Effect.ADDED)));
            return effects;
        }

        @Override
        public Snapshot snapshot() {
            return empty.snapshot();
        }

        @Override
        public StoreHealth health() {
            return empty.health();
        }

        @Override
        public List<String> verify() {
            return List.of();
        }
    }
}
