package org.rhizome.itests.swap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was seen of the requests of some time. Safe for any thread. */
final class Window {

    private static final int EXAMPLES = 20;

    private final List<String> failures = new ArrayList<>();
    private long[] nanos = new long[1 << 12];
    private int answers;
    private long failed;
    private long last = System.nanoTime();
    private long silence;

    /** @param latency from the moment for which the request was planned */
    synchronized void answered(long latency) {
        if (answers == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[answers++] = latency;
        long now = System.nanoTime();
        silence = Math.max(silence, now - last);
        last = now;
        notifyAll();
    }

    /** Returns when that many answers came. */
    synchronized void await(int count) throws InterruptedException {
        while (answers < count) {
            wait();
        }
    }

    synchronized int answers() {
        return answers;
    }

    synchronized void failed(String how) {
        failed++;
        if (failures.size() < EXAMPLES) {
            failures.add(how);
        }
    }

    synchronized long failures() {
        return failed;
    }

    synchronized List<String> examples() {
        return List.copyOf(failures);
    }

    synchronized Latencies latencies() {
        long[] ascending = Arrays.copyOf(nanos, answers);
        Arrays.sort(ascending);
        return new Latencies(ascending, silence);
    }
}
