package org.rhizome.core;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The work that nobody waits for any more and that has not ended yet: a thread that loops cannot be stopped, only counted. */
final class Runaways {

    private final int most;
    private final Map<GuardedTask<?>, String> resolvers = new IdentityHashMap<>();
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
        resolvers.put(task, running.place().map(Running.Place::resolver).orElse(""));
        count = resolvers.size();
        return true;
    }

    /** To be told of every task that was cancelled. It comes after {@link #giveUp}, which holds the lock while it cancels. */
    synchronized void ended(GuardedTask<?> task) {
        resolvers.remove(task);
        count = resolvers.size();
    }

    /** Why the resolver must not be called; empty when it may be. */
    synchronized Optional<String> refusal(String resolver) {
        long mine = resolvers.values().stream().filter(resolver::equals).count();
        return count < most || mine == 0 ? Optional.empty() : Optional.of("it was not called: " + count
                + " threads are stuck in resolvers, " + mine + " of them in this one; replace it, or wait until its calls end");
    }
}
