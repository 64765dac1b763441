package org.rhizome.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.gate.Installed;

/**
 * Calls endpoints so that one that loops, waits or throws harms only those who asked for it. Each call has a platform thread of its own,
 * which the system preempts and which is not used again: what an extension leaves behind on it, such as a thread local, goes with it.
 * Measured on two busy cores: there and back takes 90 to 130 microseconds.
 */
final class EndpointThreads {

    /** Calls of one endpoint at one time. */
    static final int PER_ENDPOINT = 32;

    /** When so many threads are stuck, endpoints that hold some of them are not called any more. */
    static final int MOST_STUCK = 16;

    private final Duration limit;
    private final Duration patience;
    private final Map<Called, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<Called, Integer> stuck = new ConcurrentHashMap<>();

    /** An endpoint of one bundle: what replaces it has turns of its own, and is not to blame for threads that hang in it. Holds no service. */
    private record Called(String name, int service) {
        static Called of(Installed<Endpoint> endpoint) {
            return new Called(endpoint.name(), System.identityHashCode(endpoint.service()));
        }
    }

    /** @param limit of a call @param patience how long to wait until others have ended */
    EndpointThreads(Duration limit, Duration patience) {
        this.limit = limit;
        this.patience = patience;
    }

    Duration limit() {
        return limit;
    }

    /**
     * What the work yields.
     *
     * @param givenUp done before its thread is interrupted because it takes too long
     * @throws TimeoutException if it takes too long; then its thread was interrupted, and counts as stuck until it ends
     * @throws Problem 503 if too many calls are running or stuck already
     */
    <T> T call(Installed<Endpoint> installed, Callable<T> work, Runnable givenUp) throws Exception {
        Called endpoint = Called.of(installed);
        int mine = stuck.getOrDefault(endpoint, 0);
        if (mine > 0 && stuck() >= MOST_STUCK) {
            throw Problem.unavailable("endpoint \"" + endpoint.name + "\" was not called: " + stuck() + " threads are stuck in endpoints, " + mine
                    + " of them in this one; replace it, or wait until its calls end", Failures.RETRY_SECONDS);
        }
        Semaphore turn = turns.computeIfAbsent(endpoint, name -> new Semaphore(PER_ENDPOINT));
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("endpoint \"" + endpoint.name + "\" is answering " + PER_ENDPOINT + " other requests; try again",
                        Failures.RETRY_SECONDS);
            }
            try {
                return await(endpoint, start(endpoint, work), givenUp);
            } finally {
                turn.release();
                turns.computeIfPresent(endpoint, (called, its) -> its.availablePermits() == PER_ENDPOINT ? null : its); // it may never be called again
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while an endpoint was at work");
        }
    }

    private <T> Task<T> start(Called endpoint, Callable<T> work) {
        Task<T> task = new Task<>(endpoint, work);
        Thread thread = Thread.ofPlatform().daemon().name("endpoint-" + endpoint.name).inheritInheritableThreadLocals(false).unstarted(task);
        thread.setContextClassLoader(null);
        thread.start();
        return task;
    }

    private <T> T await(Called endpoint, Task<T> task, Runnable givenUp) throws Exception {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } catch (TimeoutException | InterruptedException e) {
            givenUp.run();
            stuck.merge(endpoint, 1, Integer::sum); // first: once it is cancelled it may end at any time
            if (!task.cancel(true)) {
                ended(endpoint);
            }
            throw e;
        }
    }

    private void ended(Called endpoint) {
        stuck.computeIfPresent(endpoint, (name, count) -> count == 1 ? null : count - 1);
    }

    /** How many threads were given up and have not ended yet. */
    int stuck() {
        return stuck.values().stream().mapToInt(Integer::intValue).sum();
    }

    private final class Task<T> extends FutureTask<T> {

        private final Called endpoint;

        Task(Called endpoint, Callable<T> work) {
            super(work);
            this.endpoint = endpoint;
        }

        @Override
        public void run() {
            super.run();
            if (isCancelled()) {
                ended(endpoint);
            }
        }
    }
}
