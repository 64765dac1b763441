package org.rhizome.deploy.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for conditions that nobody tells of. */
final class Await {

    private static final long MOST_NANOS = 20_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000;

    private Await() {}

    /** @return the first value that is as wanted */
    static <T> T until(Supplier<T> value, Predicate<T> wanted) {
        long end = System.nanoTime() + MOST_NANOS;
        while (true) {
            T now = value.get();
            if (wanted.test(now)) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain; the last was " + now);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
