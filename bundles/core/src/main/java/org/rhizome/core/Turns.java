package org.rhizome.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who may run now. Equal sharers have half of the turns together, so that a view which holds all of its own for as long as it is allowed
 * to leaves the other half to everyone else.
 */
final class Turns {

    private final int share;
    private final Semaphore all;
    private final ConcurrentHashMap<Object, Share> shares = new ConcurrentHashMap<>();

    /** @param users how many hold or await one of its turns; the last one takes the share away */
    private record Share(Semaphore turns, int users) {
        Share with(int more) {
            return new Share(turns, users + more);
        }
    }

    Turns(int turns) {
        this.share = turns / 2;
        this.all = new Semaphore(turns);
    }

    /** Waits so long for a turn, which has to be {@linkplain #give given back}; false when none came. */
    boolean take(Object sharer, long nanos) throws InterruptedException {
        long start = System.nanoTime();
        Semaphore mine = shares.compute(sharer, (key, held) -> held == null ? new Share(new Semaphore(share), 1) : held.with(1)).turns;
        boolean shared = false;
        boolean taken = false;
        try {
            shared = mine.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            taken = shared && all.tryAcquire(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                leave(sharer, shared);
            }
        }
        return taken;
    }

    void give(Object sharer) {
        all.release();
        leave(sharer, true);
    }

    private void leave(Object sharer, boolean shared) {
        shares.computeIfPresent(sharer, (key, held) -> {
            if (shared) {
                held.turns.release();
            }
            return held.users == 1 ? null : held.with(-1);
        });
    }

    /** How many different sharers hold or await a turn. */
    int sharers() {
        return shares.size();
    }
}
