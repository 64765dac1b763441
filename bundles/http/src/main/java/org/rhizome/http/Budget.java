package org.rhizome.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Room that all request bodies share, in memory or on disk, so that many clients together cannot take more than one could. */
final class Budget {

    private static final int UNIT = 1024;
    private static final int PATIENCE_SECONDS = 5;

    private final Semaphore units;
    private final String what;

    /** @param what the bytes are, for people: "memory that there is for bodies" */
    Budget(int bytes, String what) {
        this.what = what;
        units = new Semaphore(bytes / UNIT);
    }

    /** A share that grows as it is needed and is given back when closed. */
    Share share() {
        return new Share();
    }

    final class Share implements AutoCloseable {

        private int held;

        private Share() {}

        /**
         * Raises the share to {@code bytes}. Waits a few seconds if others hold too much.
         *
         * @throws Problem 503 when that did not help
         */
        void raiseTo(int bytes) {
            int more = (bytes + UNIT - 1) / UNIT - held;
            if (more <= 0) {
                return;
            }
            try {
                if (!units.tryAcquire(more, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw Problem.unavailable(
                            "other requests hold all the " + what + "; try again", Failures.RETRY_SECONDS);
                }
                held += more;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.unavailable("the node is stopping", Failures.RETRY_SECONDS);
            }
        }

        @Override
        public void close() {
            units.release(held);
            held = 0;
        }
    }
}
