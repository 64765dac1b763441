package org.rhizome.algebra;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rhizome.delta.Delta;

/**
 * Measures what one thread resolves in memory: lossless to lossy views alone, and all the way from the indexes of a set. Run its main
 * method on an idle machine; each line is the median of seven rounds.
 */
public final class AlgebraBenchmark {

    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 600_000_000;
    private static final int CLAIMS = Integer.getInteger("claims", 200_000);
    private static final String[] PROPERTIES = {"version", "section", "maintainer", "priority", "description"};

    private static final String[] ENTITIES = IntStream.range(0, CLAIMS / 10).mapToObj(i -> "pkg:" + i).toArray(String[]::new);

    private static long sink; // what was computed must not be optimised away

    private AlgebraBenchmark() {}

    public static void main(String[] arguments) {
        System.out.printf("%-54s %12s %12s%n", "one thread", "per second", "goal");
        for (int claims : new int[] {10, 100, 1_000}) {
            resolve(claims, 1_000_000_000 / (claims == 10 ? 1_000 : claims == 100 ? 6_667 : 66_667));
        }
    }

    private static void resolve(int claims, int goal) {
        int entities = CLAIMS / claims;
        DeltaSource source = MemorySource.of(deltas(entities, claims));
        Term gather = SchemaDeltas.BOOTSTRAP.body();
        Schema newest = new Schema(Map.of(), new Policy.Pick(new Order.ByTimestamp(Direction.DESC)));
        Query lossless = Query.of(gather, Registry.EMPTY);
        Query lossy = Query.of(new Term.Resolve(newest, gather), Registry.EMPTY);
        Resolution resolution = Resolution.of(newest);
        List<HView> views = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            views.add((HView) lossless.evaluate(source, ENTITIES[i]).result());
        }
        measure("resolve a gathered view of " + claims + " claims", goal, entities,
                i -> sink += resolution.resolve(views.get(i)).values().size());
        measure("gather, mask and resolve " + claims + " claims", goal, entities,
                i -> sink += ((View) lossy.evaluate(source, ENTITIES[i]).result()).values().size());
    }

    private static List<Delta> deltas(int entities, int claims) {
        Random random = new Random(7);
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            for (int j = 0; j < claims; j++) {
                double time = 1_700_000_000_000.0 + random.nextInt(1_000_000_000);
                String property = PROPERTIES[j % PROPERTIES.length];
                deltas.add(Delta.by("author:" + random.nextInt(20)).at(time).set(ENTITIES[i], property, "value " + j));
            }
        }
        return deltas;
    }

    /** Of this thread, so that what else runs on the machine disturbs less. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(String what, int goal, int entities, IntConsumer work) {
        double[] perSecond = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            long start = cpuNanos();
            long done = 0;
            while (cpuNanos() - start < ROUND_NANOS) {
                for (int i = 0; i < 100; i++) {
                    work.accept((int) (done++ % entities));
                }
            }
            if (round >= 0) {
                perSecond[round] = done * 1e9 / (cpuNanos() - start);
            }
        }
        Arrays.sort(perSecond);
        System.out.printf("%-54s %,12.0f %,12d%n", what, perSecond[ROUNDS / 2], goal);
    }
}
