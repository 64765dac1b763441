package org.rhizome.store.mapdb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.store.Snapshot;

/**
 * Measures a store in a folder with real input and prints a small table: {@code StoreBenchmark <empty folder> <claims.ndjson.gz>}. Needs
 * about 500 MB on the disk for the full Debian set. With the folder alone it opens that store again, cold.
 */
public final class StoreBenchmark {

    private static final int BATCH = 1000;
    private static final PrintStream OUT = System.out;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length == 1) {
            long cpu = processCpu();
            reopen(folder).close();
            row("processor time of that, cold", "%,d ms".formatted((processCpu() - cpu) / 1_000_000));
            return;
        }
        Path input = Path.of(arguments[1]);
        load(folder, input);
        try (MapDbStore store = reopen(folder)) {
            read(store.snapshot());
        }
    }

    private static void load(Path folder, Path input) throws IOException {
        long parsing = parse(input, batch -> {});
        long cpu = processCpu();
        MapDbStore store = MapDbStore.open(folder, Settings.defaults());
        long[] wall = new long[2];
        parse(input, batch -> {
            long before = System.nanoTime();
            store.append(batch, 1);
            wall[0] += System.nanoTime() - before;
            wall[1] += batch.size();
        });
        row("append, durable per " + BATCH, "%,d deltas/s".formatted(wall[1] * 1_000_000_000L / wall[0]));
        row("processor time per delta, merges included", "%.2f us".formatted((processCpu() - cpu - parsing) / 1000.0 / wall[1]));
        row("processor time per delta to parse and hash", "%.2f us".formatted(parsing / 1000.0 / wall[1]));
        long before = System.nanoTime();
        store.append(List.of(delta(-1)), 1);
        row("append of one", "%,d us".formatted((System.nanoTime() - before) / 1000));
        store.append(QueryBenchmark.entity(), 1);
        row("different deltas", "%,d".formatted(store.snapshot().count()));
        row("on the disk", "%,d MB".formatted(store.health().bytes() >> 20));
        row("heap after collection", "%,d MB".formatted(heap() >> 20));
        row("resident", resident());
        before = System.nanoTime();
        store.close();
        row("close", "%,d ms".formatted((System.nanoTime() - before) / 1_000_000));
    }

    /** Hands over all deltas of a file in batches, and returns the processor time that took. */
    private static long parse(Path input, Consumer<List<Delta>> action) throws IOException {
        long before = processCpu();
        try (Lines lines = new Lines(input)) {
            for (List<Delta> batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
                action.accept(batch);
            }
        }
        return processCpu() - before;
    }

    private static MapDbStore reopen(Path folder) {
        long before = System.nanoTime();
        MapDbStore store = MapDbStore.open(folder, Settings.defaults());
        row("open again", "%,d ms".formatted((System.nanoTime() - before) / 1_000_000));
        return store;
    }

    private static String resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.matches("(VmRSS|RssAnon|RssFile).*")).map(line -> line.replaceAll("\\s+", " "))
                    .collect(Collectors.joining(", "));
        }
    }

    private static void read(Snapshot snapshot) throws IOException {
        List<DeltaId> ids = sample(snapshot.ids(), snapshot.count(), 20_000);
        List<String> entities = snapshot.entities("pkg:", "", 100_000);
        for (int round = 0; round < 3; round++) {
            each("get by id", ids, id -> snapshot.get(id).orElseThrow());
            each("contains, known", ids, id -> require(snapshot.contains(id)));
            each("contains, new", ids, id -> require(!snapshot.contains(new DeltaId(id.a() + 1, id.b(), id.c(), id.d()))));
            each("negations of a delta without", ids, id -> require(snapshot.negations(id).isEmpty()));
            List<String> some = sample(entities.iterator(), entities.size(), 5_000);
            long claims = some.stream().mapToLong(entity -> count(snapshot.scan(entity))).sum();
            each("scan of an entity, %.1f claims".formatted((double) claims / some.size()), some, entity -> count(snapshot.scan(entity)));
        }
        new QueryBenchmark(snapshot, (name, rounds, action) -> each(name, Collections.nCopies(rounds, ""), nothing -> action.run())).run();
        time("feed of all", snapshot.count(), () -> count(snapshot.feed(0)));
        time("ids of all", snapshot.count(), () -> count(snapshot.ids()));
        time("names of entities", entities.size(), () -> snapshot.entities("pkg:", "", 100_000));
        time("time buckets", 1, snapshot::timeBuckets);
        row("heap after collection", "%,d MB".formatted(heap() >> 20));
        row("resident", resident());
    }

    private static <T> List<T> sample(Iterator<T> all, long size, int wanted) {
        List<T> sample = new ArrayList<>();
        Random random = new Random(7);
        all.forEachRemaining(one -> {
            if (random.nextLong(size) < wanted) {
                sample.add(one);
            }
        });
        Collections.shuffle(sample, random);
        return sample;
    }

    private static <T> void each(String name, List<T> inputs, Consumer<T> action) {
        long cpu = threadCpu();
        long before = System.nanoTime();
        inputs.forEach(action);
        long nanos = System.nanoTime() - before;
        row(name, "%.2f us, processor %.2f us".formatted(nanos / 1000.0 / inputs.size(), (threadCpu() - cpu) / 1000.0 / inputs.size()));
    }

    private static void time(String name, long count, Runnable action) {
        long cpu = threadCpu();
        long before = System.nanoTime();
        action.run();
        long nanos = System.nanoTime() - before;
        row(name, "%,d ms, processor %.2f us each".formatted(nanos / 1_000_000, (threadCpu() - cpu) / 1000.0 / count));
    }

    private static long count(Iterator<?> iterator) {
        long count = 0;
        for (; iterator.hasNext(); iterator.next()) {
            count++;
        }
        return count;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }

    private static void row(String name, String value) {
        OUT.printf("| %-60s | %38s |%n", name, value);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Delta delta(int number) {
        return Delta.of(new Claims("benchmark", number, List.of(new Pointer("about", new EntityRef("bench:" + number, "value")),
                new Pointer("value", new Text("v" + number)))));
    }

    /** Deltas of a file, so many at a time. */
    private static final class Lines implements AutoCloseable {

        private final InputStream in;

        Lines(Path path) throws IOException {
            this.in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16), 1 << 16);
        }

        List<Delta> next(int limit) throws IOException {
            List<Delta> deltas = new ArrayList<>(limit);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != '\n') {
                    line.write(c);
                    continue;
                }
                byte[] bytes = line.toByteArray();
                line.reset();
                deltas.add(DeltaJson.decodeSubmission(bytes, 0, bytes.length, 0));
                if (deltas.size() == limit) {
                    break;
                }
            }
            return deltas;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
