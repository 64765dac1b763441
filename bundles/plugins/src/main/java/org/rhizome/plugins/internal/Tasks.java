package org.rhizome.plugins.internal;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Jobs for the thread of an instance. Any thread adds and refuses them; that thread alone runs them. */
final class Tasks {

    private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile Task<?> running;

    private record Task<T>(Callable<T> job, CompletableFuture<T> done) {
        void run() {
            try {
                done.complete(job.call());
            } catch (Departure departure) {
                done.completeExceptionally(new IllegalStateException("it ended before this was done"));
                throw departure;
            } catch (Exception e) {
                done.completeExceptionally(e);
            } catch (Error e) {
                done.completeExceptionally(e);
                throw e;
            }
        }
    }

    <T> CompletableFuture<T> add(Callable<T> job) {
        Task<T> task = new Task<>(job, new CompletableFuture<>());
        waiting.add(task);
        return task.done();
    }

    void run() {
        for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            running = task;
            task.run();
            running = null;
        }
    }

    /** Those that wait, and the one that runs, fail. */
    void refuse(String why) {
        Task<?> present = running;
        if (present != null) {
            present.done().completeExceptionally(new IllegalStateException(why));
        }
        for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.done().completeExceptionally(new IllegalStateException(why));
        }
    }
}
