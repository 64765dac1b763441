package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rhizome.core.Engine;
import org.rhizome.node.Reading;

/** The engine in this process, over the store a node has left behind: a package's lossy view, computed and cached. */
final class ViewFigures {

    private static final int PACKAGES = 10_000;

    private ViewFigures() {}

    static List<Figure> measure(Engine engine) {
        List<String> entities = new ArrayList<>(engine.entities("pkg:", "", PACKAGES * 5));
        Collections.shuffle(entities, new Random(1));
        List<String> packages = entities.subList(0, Math.min(PACKAGES, entities.size()));
        long[] cold = times(engine, packages);
        long[] warm = times(engine, packages.reversed().subList(0, Math.min(1_000, packages.size())));
        return List.of(
                new Figure("cold lossy view of a package, in process", "1 ms", text(cold)),
                new Figure("warm lossy view of a package, in process", "median 20 µs", text(warm)));
    }

    private static long[] times(Engine engine, List<String> entities) {
        long[] nanos = new long[entities.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            if (engine.lossy(entities.get(i), Reading.DEFAULTS).isEmpty()) {
                throw new IllegalStateException(entities.get(i) + " has no view");
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static String text(long[] sorted) {
        return String.format("median %.1f µs, 99 %% under %.1f µs, most %.2f ms (%,d views)",
                sorted[sorted.length / 2] / 1e3, sorted[sorted.length * 99 / 100] / 1e3, sorted[sorted.length - 1] / 1e6, sorted.length);
    }
}
