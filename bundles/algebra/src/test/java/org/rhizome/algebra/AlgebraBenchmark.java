package org.rhizome.algebra;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rhizome.delta.Delta;

/**
 * Measures what one thread resolves in memory by last write wins: gathered views alone, and all the way from the indexes of a set. Entities
 * have five properties and are taken in turn. Each figure is the median of five rounds of the thread's own time, in entities per second.
 */
public final class AlgebraBenchmark {

    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 4;
    private static final long ROUND_NANOS = 300_000_000;
    private static final String[] PROPERTIES = {"version", "section", "maintainer", "priority", "description"};

    private static long sink; // what was computed must not be optimised away

    private AlgebraBenchmark() {}

    /** @param arguments how many claims there are in all, 10,000 when left out; what exceeds the processor's caches is slower */
    public static void main(String[] arguments) {
        run(arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]), System.out::println);
    }

    /** Hands out a line for each figure: what it is, how many per second, and what it must reach where that is said. */
    public static void run(int claimsInAll, Consumer<String> line) {
        resolve(10, "1,000,000", claimsInAll, line);
        resolve(100, "150,000", claimsInAll, line);
        resolve(1_000, "15,000", claimsInAll, line);
    }

    private static void resolve(int claims, String goal, int claimsInAll, Consumer<String> line) {
        String[] entities = IntStream.range(0, claimsInAll / claims).mapToObj(i -> "pkg:" + i).toArray(String[]::new);
        DeltaSource source = MemorySource.of(deltas(entities, claims));
        Term gather = SchemaDeltas.BOOTSTRAP.body();
        Schema newest = new Schema(Map.of(), new Policy.Pick(new Order.ByTimestamp(Direction.DESC)));
        Query lossless = Query.of(gather, Registry.EMPTY);
        Query lossy = Query.of(new Term.Resolve(newest, gather), Registry.EMPTY);
        Resolution resolution = Resolution.of(newest);
        List<HView> views = new ArrayList<>();
        for (String entity : entities) {
            views.add((HView) lossless.evaluate(source, entity).result());
        }
        String what = claims + " claims, of " + claimsInAll + " in all";
        line.accept(figure("resolve an entity of " + what, goal, entities.length,
                i -> sink += resolution.resolve(views.get(i)).values().size()));
        line.accept(figure("gather, mask and resolve " + what, "-", entities.length,
                i -> sink += ((View) lossy.evaluate(source, entities[i]).result()).values().size()));
    }

    private static List<Delta> deltas(String[] entities, int claims) {
        Random random = new Random(7);
        List<Delta> deltas = new ArrayList<>();
        for (String entity : entities) {
            for (int j = 0; j < claims; j++) {
                double time = 1_700_000_000_000.0 + random.nextInt(1_000_000_000);
                deltas.add(Delta.by("author:" + random.nextInt(20)).at(time).set(entity, PROPERTIES[j % PROPERTIES.length], "value " + j));
            }
        }
        return deltas;
    }

    /** Of this thread, so that what else runs on the machine disturbs less. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String figure(String what, String goal, int entities, IntConsumer work) {
        double[] perSecond = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = cpuNanos();
            long done = 0;
            while (cpuNanos() - start < ROUND_NANOS) {
                for (int i = 0; i < 1_000; i++) {
                    work.accept((int) (done++ % entities));
                }
            }
            if (round >= 0) {
                perSecond[round] = done * 1e9 / (cpuNanos() - start);
            }
        }
        Arrays.sort(perSecond);
        return String.format(Locale.ROOT, "%-62s %,11.0f /s, goal %s", what, perSecond[ROUNDS / 2], goal);
    }
}
