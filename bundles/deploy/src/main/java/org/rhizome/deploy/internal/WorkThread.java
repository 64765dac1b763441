package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that changes the framework. Work that fails harms no other; once this is closed, work is passed over. */
final class WorkThread implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkThread.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int STOP_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("rhizome-deploy").factory());

    void execute(Runnable work) {
        later(Duration.ZERO, work);
    }

    void later(Duration delay, Runnable work) {
        try {
            thread.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("the node stops; what is under way is not committed");
        }
    }

    /** Does something again and again until it says that it is done. */
    void until(BooleanSupplier done) {
        later(LOOK, () -> {
            if (!done.getAsBoolean()) {
                until(done);
            }
        });
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) { // extensions are called
                LOG.error("something went wrong in a way that was not foreseen; what serves goes on serving", e);
            }
        };
    }

    /** What is under way stays as far as it is, and counts as interrupted at the next start. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a deployment does not stop; it counts as interrupted at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
