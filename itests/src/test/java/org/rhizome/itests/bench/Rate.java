package org.rhizome.itests.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Repeats work for a while and says how fast it went. */
final class Rate {

    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 2_000_000_000L;

    private Rate() {}

    /**
     * Runs {@code work} on the calling thread for five rounds of two seconds; the first two warm up.
     *
     * @param work does a bit of it and returns how many operations that were
     * @return operations per second, the median of the last three rounds
     */
    static double perSecond(LongSupplier work) {
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long operations = 0;
            long start = System.nanoTime();
            long elapsed;
            do {
                operations += work.getAsLong();
                elapsed = System.nanoTime() - start;
            } while (elapsed < ROUND_NANOS);
            rates[round] = operations * 1e9 / elapsed;
        }
        double[] warm = Arrays.copyOfRange(rates, ROUNDS - 3, ROUNDS);
        Arrays.sort(warm);
        return warm[1];
    }

    static String text(double perSecond) {
        return String.format("%,.0f/s", perSecond);
    }
}
