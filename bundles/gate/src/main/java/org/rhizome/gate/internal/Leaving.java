package org.rhizome.gate.internal;

import java.time.Duration;
import java.util.List;
import org.rhizome.gate.GateControl.Drain;

/** Several generations on their way out, or none. */
record Leaving(List<Counter> counters) implements Drain {

    @Override
    public boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (Counter counter : counters) {
            if (!counter.await(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long open() {
        return counters.stream().mapToLong(Counter::open).sum();
    }
}
