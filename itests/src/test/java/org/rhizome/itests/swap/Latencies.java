package org.rhizome.itests.swap;

import java.util.Locale;

/**
 * How long answers took.
 *
 * @param ascending nanoseconds of each from the moment for which it was planned
 * @param silence the longest time in nanoseconds in which no answer came
 */
public record Latencies(long[] ascending, long silence) {

    public int count() {
        return ascending.length;
    }

    /** In milliseconds; below it are that many of a hundred. */
    public double percentile(double of) {
        return ascending.length == 0 ? 0 : ascending[(int) Math.min(ascending.length - 1, ascending.length * of / 100)] / 1e6;
    }

    /** In milliseconds. */
    public double longest() {
        return percentile(100);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d answers, median %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms, no answer at all for %.1f ms",
                count(), percentile(50), percentile(99), percentile(99.9), longest(), silence / 1e6);
    }
}
