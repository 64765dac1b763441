package org.rhizome.plugins.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.view.View;

/** Measures plugins and views over a file of deltas: {@code PluginsBenchmark <folder> <file.ndjson.gz>}. The folder may be used again. */
final class PluginsBenchmark {

    private static final int BATCH = 5_000;
    private static final int INPUTS = 300;
    private static final double NOW = System.currentTimeMillis(); // so that nothing is there already

    private PluginsBenchmark() {}

    /** How many entities are in each section. */
    private static final class Sections implements View<Map<String, Integer>> {

        @Override
        public Optional<Value> contribution(Entity entity) {
            return Optional.ofNullable(entity.properties().get("section")).map(claims -> claims.getFirst().value());
        }

        @Override
        public Map<String, Integer> init() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Integer> add(Map<String, Integer> state, String entity, Value contribution) {
            state.merge(contribution.toString(), 1, Integer::sum);
            return state;
        }

        @Override
        public Map<String, Integer> remove(Map<String, Integer> state, String entity, Value contribution) {
            state.merge(contribution.toString(), -1, Integer::sum);
            return state;
        }

        @Override
        public Value answer(Map<String, Integer> state, Map<String, String> question) {
            Map<String, Value> fields = new TreeMap<>();
            state.forEach((section, count) -> fields.put(section, new Num(count)));
            return new Value.Fields(fields);
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Settings settings = Settings.DEFAULTS;
        try (Home home = new Home(folder, settings).start()) {
            if (home.node().status().deltas() == 0) {
                load(home, Path.of(args[1]));
            }
            long entries = home.node().status().lastSequence();
            System.out.printf("%,d deltas%n", entries);
            passing(home, "selective", Home.NAMES.replace("\"name\"", "\"section\""), entries);
            passing(home, "all", Home.ALL, entries);
            view(home);
            handOver(home);
            emissions(home);
        }
    }

    private static void load(Home home, Path file) throws IOException {
        List<Delta> batch = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                byte[] json = line.getBytes(StandardCharsets.UTF_8);
                batch.add(DeltaJson.decodeSubmission(json, 0, json.length, 0));
                if (batch.size() == BATCH) {
                    home.put(batch);
                    batch = new ArrayList<>();
                }
            }
        }
        home.put(batch);
    }

    private static void passing(Home home, String name, String subscription, long entries) {
        long start = System.nanoTime();
        home.plugin(name, "1.0.0", subscription, Steps.counting()).publish();
        home.awaitCaughtUp(name);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("plugin \"%s\": %,.0f deltas/s looked at, %,d handled, %,.0f/s%n", name, entries / seconds,
                home.instance(name).handled(), home.instance(name).handled() / seconds);
        home.without(name).swap();
    }

    private static void view(Home home) {
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            home.view("sections", "1." + i, new Sections()).publish();
            home.supervisor().ask("sections", Map.of(), Duration.ofMinutes(5)).join();
            double seconds = (System.nanoTime() - start) / 1e9;
            long entities = home.instance("sections").handled();
            System.out.printf("view: %,d entities in %.1f s, %,.0f/s%n", entities, seconds, entities / seconds);
        }
        long[] nanos = new long[2_000];
        for (int i = 0; i < nanos.length; i++) {
            home.put(Delta.by("bench").at(NOW + i).set("bench:" + i % 50, "section", "s" + i % 7));
            long start = System.nanoTime();
            home.supervisor().ask("sections", Map.of(), Duration.ofSeconds(20)).join();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("ask after a write: median %,d us, p99 %,d us%n", nanos[1_000] / 1_000, nanos[1_980] / 1_000);
        home.without("sections").swap();
    }

    /** What callers feel of it, over 50 upgrades of a plugin that has caught up, while deltas keep coming. */
    private static void handOver(Home home) throws Exception {
        home.plugin("counter", "1", Home.ALL, Steps.counting()).publish();
        home.awaitCaughtUp("counter");
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; !over.get(); i++) {
                home.put(Delta.by("bench").at(NOW + i).set("live:" + i % 50, "name", "n" + i));
            }
        });
        Thread caller = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                long start = System.nanoTime();
                home.call("counter", new Text("?"));
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                calls.incrementAndGet();
            }
        });
        long take = 0;
        long prepare = 0;
        for (int version = 2; version < 52; version++) {
            long start = System.nanoTime();
            Prepared prepared = home.plugin("counter", "" + version, Home.ALL, Steps.counting()).prepare();
            long ready = System.nanoTime();
            home.swap();
            var reversible = prepared.takeOver();
            prepare = Math.max(prepare, ready - start);
            take = Math.max(take, System.nanoTime() - ready);
            reversible.settle();
        }
        over.set(true);
        writer.join();
        caller.join();
        System.out.printf("50 upgrades: %,d calls, none failed, longest %,d us; prepare at most %,d us, swap and take over %,d us%n",
                calls.get(), longest.get() / 1_000, prepare / 1_000, take / 1_000);
        home.without("counter").swap();
    }

    private static void emissions(Home home) {
        for (int count : new int[] {1, 20}) {
            String name = "emitter" + count;
            String subscription = Home.NAMES.replace("\"name\"", "\"" + name + "\"");
            home.plugin(name, "1.0.0", subscription, Steps.of((delta, context) -> {
                for (int i = 0; i < count; i++) {
                    context.emit("out:" + delta.id(), "n" + i, new Num(i));
                }
            })).publish();
            home.awaitCaughtUp(name);
            long already = home.instance(name).emitted();
            List<Delta> inputs = new ArrayList<>();
            for (int i = 0; i < INPUTS; i++) {
                inputs.add(Delta.by("bench").at(NOW + i).set("in:" + i, name, "v"));
            }
            long start = System.nanoTime();
            home.put(inputs);
            Home.await("all emitted", () -> home.instance(name).emitted() == already + (long) INPUTS * count);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d claims from each delta: %,.0f deltas/s, %,.0f claims/s%n", count, INPUTS / seconds, INPUTS * count / seconds);
            home.without(name).swap();
        }
    }
}
