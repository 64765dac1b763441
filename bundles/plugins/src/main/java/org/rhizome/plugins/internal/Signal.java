package org.rhizome.plugins.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread that waits for something to do. What is signalled while it does not wait is not lost, and is not counted. */
final class Signal {

    private final Semaphore woken = new Semaphore(0);

    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Returns when woken, or after that time. An interrupt, which nobody means for a waiting thread, is dropped. */
    void await(long nanos) {
        try {
            if (woken.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException _) {
            // An extension may have set it on its own thread: the flag is clear now, and the loop looks at what there is to do.
        }
    }
}
