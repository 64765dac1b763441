package org.rhizome.gate.internal;

import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.rhizome.gate.GateControl.Drain;

/**
 * Counts who is within, until it is closed and the last has left. Entering counts first and then tests whether it is closed, so nobody is
 * overlooked. Entries and exits are counted apart and striped, so that cores do not fight for one number.
 */
final class Counter implements Drain {

    private final LongAdder entered = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean closed;

    /** Whether the caller is within now, and has to {@link #leave}. */
    boolean enter() {
        entered.increment();
        VarHandle.fullFence(); // the adder promises less than the order that the two sides rely on
        if (closed) {
            leave();
            return false;
        }
        return true;
    }

    /** For whoever is within already and enters once more. */
    void enterAgain() {
        entered.increment();
        VarHandle.fullFence();
    }

    void leave() {
        left.increment();
        VarHandle.fullFence();
        if (closed) {
            look();
        }
    }

    /** Nobody enters from now on. */
    void close() {
        closed = true;
        VarHandle.fullFence();
        look();
    }

    /** Exits are summed up first: when as many had entered later on, nobody was within between the two sums, and nobody comes. */
    private void look() {
        long out = left.sum();
        VarHandle.fullFence();
        if (out == entered.sum()) {
            empty.countDown();
        }
    }

    /** Whether it is closed and the last has left: for good. */
    boolean isEmpty() {
        return empty.getCount() == 0;
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        return empty.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An estimate while others come and go: that nobody is within is known by {@link #isEmpty} alone. */
    @Override
    public long open() {
        return isEmpty() ? 0 : Math.max(0, entered.sum() - left.sum());
    }
}
