package org.rhizome.algebra;

import java.util.Comparator;
import java.util.List;
import org.rhizome.delta.Delta;

/** Deltas by time. */
final class TimeIndex {

    private final double[] times;
    private final List<Delta> deltas;

    private TimeIndex(double[] times, List<Delta> deltas) {
        this.times = times;
        this.deltas = deltas;
    }

    static TimeIndex of(List<Delta> unordered) {
        List<Delta> deltas = unordered.stream().sorted(Comparator.comparingDouble(Delta::timestamp)).toList();
        return new TimeIndex(deltas.stream().mapToDouble(Delta::timestamp).toArray(), deltas);
    }

    List<Delta> find(double from, double to) {
        int start = first(from);
        int end = to == Double.POSITIVE_INFINITY ? times.length : first(Math.nextUp(to));
        return deltas.subList(start, Math.max(start, end));
    }

    /** The place of the first time that is not before {@code time}. */
    private int first(double time) {
        int from = 0;
        int to = times.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
