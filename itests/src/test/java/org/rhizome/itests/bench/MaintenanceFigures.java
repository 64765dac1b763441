package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Reading;

/** Entities with many claims: a maintained view follows a write, the past is looked up. */
final class MaintenanceFigures {

    private static final int LARGE = 100_000;
    private static final int MIDDLE = 1_000;

    private MaintenanceFigures() {}

    static List<Figure> measure(Engine engine) {
        LocalNode.put(engine, claims("bench:large", LARGE));
        LocalNode.put(engine, claims("bench:middle", MIDDLE));
        return List.of(maintained(engine), past(engine));
    }

    private static List<Delta> claims(String entity, int count) {
        List<Delta> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            claims.add(Delta.by("bench").at(i).set(entity, "p" + i % 10, i));
        }
        return claims;
    }

    /** The read after a write, which applies it; the write itself is durable and takes the disk's time. */
    private static Figure maintained(Engine engine) {
        engine.lossy("bench:large", Reading.DEFAULTS).orElseThrow();
        int calls = 2_000;
        List<Delta> more = new ArrayList<>();
        for (int i = 0; i < 2 * calls; i++) {
            more.add(Delta.by("bench").at(LARGE + i).set("bench:large", "p" + i % 10, LARGE + i));
        }
        long[] nanos = new long[2 * calls];
        for (int i = 0; i < nanos.length; i++) {
            engine.submit(List.of(more.get(i))).join();
            long start = System.nanoTime();
            engine.lossy("bench:large", Reading.DEFAULTS).orElseThrow();
            nanos[i] = System.nanoTime() - start;
        }
        long[] measured = Arrays.copyOfRange(nanos, calls, nanos.length);
        Arrays.sort(measured);
        return new Figure("maintain a view: one claim on an entity that holds 100,000", "under 100 µs", Times.micros(measured));
    }

    private static Figure past(Engine engine) {
        long[] lossy = Times.of(500, 500, i -> engine.lossy("bench:middle", Reading.DEFAULTS.at(i)).orElseThrow());
        long[] lossless = Times.of(500, 500, i -> engine.lossless("bench:middle", at(i)).orElseThrow());
        return new Figure("asOf view of an entity with 1,000 claims", "under 2 ms",
                "lossy " + Times.micros(lossy) + "; lossless " + Times.micros(lossless));
    }

    private static LosslessOptions at(double time) {
        LosslessOptions usual = LosslessOptions.DEFAULTS;
        return new LosslessOptions(OptionalDouble.of(time), usual.filter(), usual.negated(), usual.expand(), usual.depth());
    }
}
