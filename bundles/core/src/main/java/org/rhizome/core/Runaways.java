package org.rhizome.core;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The work that nobody waits for any more and that has not ended yet: a thread that loops cannot be stopped, only counted. */
final class Runaways {

    /** In the host's own code. */
    private static final Object NOBODY = new Object();

    private final int most;
    private final Map<GuardedTask<?>, Object> services = new IdentityHashMap<>();
    private volatile int count;

    Runaways(int most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    boolean tooMany() {
        return count >= most;
    }

    /** Interrupts the task and counts it until it ends; false when it has ended already. */
    synchronized boolean giveUp(GuardedTask<?> task, Running running) {
        running.giveUp(); // first: interrupted, the work may be in the next resolver before anybody looks where it was
        if (!task.cancel(true)) {
            return false;
        }
        services.put(task, running.place().map(place -> running.service(place.resolver())).orElse(NOBODY));
        count = services.size();
        return true;
    }

    /** To be told of every task that was cancelled. It comes after {@link #giveUp}, which holds the lock while it cancels. */
    synchronized void ended(GuardedTask<?> task) {
        services.remove(task);
        count = services.size();
    }

    /** Why a resolver must not be called; empty when it may be. Another version of it is not to blame for threads that hang in this one. */
    synchronized Optional<String> refusal(Object service) {
        long mine = services.values().stream().filter(each -> each == service).count();
        return count < most || mine == 0 ? Optional.empty() : Optional.of("it was not called: " + count
                + " threads are stuck in resolvers, " + mine + " of them in this one; replace it, or wait until its calls end");
    }
}
