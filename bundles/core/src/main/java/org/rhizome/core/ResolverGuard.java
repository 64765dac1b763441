package org.rhizome.core;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.ResolverFailedException;

/**
 * Runs work that calls resolvers so that one that loops, waits or throws harms only the request that asked for it: on another thread,
 * with a time limit for each call of a resolver. A thread that does not come back is interrupted and given up.
 *
 * <p>The threads are platform threads: a loop on a virtual thread would hold one of the few carriers of all requests. Measured on 2 cores
 * that others used as well: 7 to 13 microseconds there and back for one caller, 8 to 10 each for 8. Before that, with bare tasks, a
 * SynchronousQueue took 10.6 to 12.4, a LinkedTransferQueue 10.1 to 10.2, threads of our own on a stack 8.1 to 12.8: not worth more code.
 */
final class ResolverGuard implements AutoCloseable {

    private static final int IDLE_SECONDS = 10;

    private final GuardSettings settings;
    private final Runaways runaways;
    private final Turns turns;
    private final ThreadPoolExecutor pool;

    /** @param threads makes named daemon threads, which are kept for {@value #IDLE_SECONDS} seconds when idle */
    ResolverGuard(ThreadFactory threads, GuardSettings settings) {
        this.settings = settings;
        this.runaways = new Runaways(settings.runaways());
        this.turns = new Turns(settings.threads());
        // No bound of its own: there are as many threads as turns and runaways, as what is given up is replaced, not waited for.
        this.pool = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    /**
     * What the work yields. What it throws outside of resolvers is passed on as it is.
     *
     * @param running new; the work tells it which resolver it calls, and after a failure its {@link Running#place()} says which one it was
     * @throws ResolverFailedException if a resolver throws, takes too long or is stuck too often
     * @throws NodeUnavailableException if no thread becomes free in the time of one call
     * @throws CancellationException if the caller is interrupted, which it stays; the work is interrupted and given up
     */
    <T> T run(Running running, Function<Running, T> work) {
        try {
            if (!turns.take(running.sharer(), settings.call().toNanos())) {
                throw new NodeUnavailableException("no thread became free within " + settings.call().toMillis()
                        + " ms to resolve the view: too many are being resolved; try again later", null);
            }
            try {
                return await(start(new GuardedTask<>(running, work, runaways)), running);
            } finally {
                turns.give(running.sharer());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the request was interrupted while its view was being resolved");
        }
    }

    private <T> GuardedTask<T> start(GuardedTask<T> task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            throw new NodeUnavailableException("the node is stopping: ask another one, or try again once it has started", e);
        }
        return task;
    }

    private <T> T await(GuardedTask<T> task, Running running) throws InterruptedException {
        Overdue overdue = new Overdue(settings);
        while (true) {
            try {
                return task.get(overdue.interval(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw passedOn(e.getCause());
            } catch (TimeoutException e) {
                Optional<ResolverTimeout> timeout = overdue.look(running);
                if (timeout.isPresent() && runaways.giveUp(task, running)) {
                    throw running.failed(timeout.get());
                }
            } catch (InterruptedException e) {
                runaways.giveUp(task, running);
                throw e;
            }
        }
    }

    private static RuntimeException passedOn(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(thrown);
        };
    }

    /** How many threads were given up and have not ended yet. */
    int stuck() {
        return runaways.count();
    }

    /** Interrupts whatever runs and waits for nothing. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
