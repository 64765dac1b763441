package org.rhizome.itests.bench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Times single calls. */
final class Times {

    private Times() {}

    /** Calls {@code work} so often to warm up, then so often with the clock on; nanoseconds of each, ascending. */
    static long[] of(int warmUps, int calls, IntConsumer work) {
        for (int i = 0; i < warmUps; i++) {
            work.accept(i);
        }
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            work.accept(warmUps + i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    static String micros(long[] ascending) {
        return String.format("median %.1f µs, 99 %% under %.1f µs", ascending[ascending.length / 2] / 1e3, ascending[ascending.length * 99 / 100] / 1e3);
    }
}
