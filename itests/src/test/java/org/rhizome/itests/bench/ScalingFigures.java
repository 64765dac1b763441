package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToLongFunction;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;
import org.rhizome.node.Reading;

/** What a second thread adds where nobody shares an entity, and where there is nothing that could be shared: the rest is the machine. */
final class ScalingFigures {

    private static final long NANOS = 4_000_000_000L;
    private static final int BATCH = 200;
    private static final int STEPS = 100_000;

    private static volatile long result; // so that the arithmetic is not left out

    private ScalingFigures() {}

    static List<Figure> measure(Engine engine) throws Exception {
        List<String> packages = engine.entities("pkg:", "", 4_000);
        IntToLongFunction reads = thread -> {
            for (int i = thread; i < packages.size(); i += 2) {
                engine.lossy(packages.get(i), Reading.DEFAULTS).orElseThrow();
            }
            return packages.size() / 2;
        };
        long[] number = new long[2];
        IntToLongFunction writes = thread -> {
            List<Delta> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(Delta.by("bench").at(number[thread]++).set("scale:" + thread + ":" + i, "p", number[thread]));
            }
            engine.submit(batch).join();
            return BATCH;
        };
        return List.of(
                figure("control: arithmetic without memory", "stated", ScalingFigures::arithmetic),
                figure("lossy views on disjoint entities", "1.8 times", reads),
                figure("ingest, durable, batches of " + BATCH + " on disjoint entities", "1.6 times", writes));
    }

    private static long arithmetic(int thread) {
        long number = thread + 1;
        for (int i = 0; i < STEPS; i++) {
            number ^= number << 13;
            number ^= number >>> 7;
            number ^= number << 17;
        }
        result = number;
        return STEPS;
    }

    private static Figure figure(String what, String required, IntToLongFunction work) throws Exception {
        rate(2, work); // warms up
        double one = rate(1, work);
        double two = rate(2, work);
        return new Figure(what + ", from 1 to 2 threads", required,
                String.format("%.2f times (%,.0f/s to %,.0f/s)", two / one, one, two));
    }

    private static double rate(int threads, IntToLongFunction work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                rates.add(pool.submit(() -> {
                    start.await();
                    return repeated(thread, work);
                }));
            }
            start.countDown();
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        }
    }

    private static double repeated(int thread, IntToLongFunction work) {
        long begin = System.nanoTime();
        long done = 0;
        long elapsed;
        do {
            done += work.applyAsLong(thread);
            elapsed = System.nanoTime() - begin;
        } while (elapsed < NANOS);
        return done * 1e9 / elapsed;
    }
}
