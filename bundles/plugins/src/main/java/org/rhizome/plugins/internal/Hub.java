package org.rhizome.plugins.internal;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.rhizome.node.Change;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells followers of changes, on a thread of its own: the node's writer only puts them into a queue. What does not fit is told as a change of
 * anything. Looks from time to time whether the node knows of more than was heard, so that nothing is missed for good, whatever happens
 * to the subscription.
 */
final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private static final int QUEUE = 256;
    private static final long LOOK_MILLIS = 1_000;

    private final Rhizome node;
    private final BlockingQueue<Change> queue = new LinkedBlockingQueue<>(QUEUE);
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Rhizome.Subscription subscription;
    private final Thread thread;
    private volatile boolean missed;
    private volatile boolean closed;
    private volatile long heard; // written by the hub's thread alone
    private long behind; // what the node knew at the last look, if more than was heard

    Hub(Rhizome node, ThreadFactory threads) {
        this.node = node;
        this.subscription = node.subscribe(this::changed);
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    private void changed(Change change) {
        if (!queue.offer(change)) {
            missed = true;
        }
    }

    /** From now on, until it is forgotten. */
    void follow(Follower follower) {
        followers.add(follower);
    }

    void forget(Follower follower) {
        followers.remove(follower);
    }

    /** Of the last change that was told. */
    long heard() {
        return heard;
    }

    private void run() {
        boolean begun = false;
        while (!closed) {
            try {
                if (!begun) {
                    heard = Math.max(heard, published()); // of what was there before nobody has to be told
                    begun = true;
                }
                Change change = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (change == null) {
                    look();
                } else if (isNews(change)) {
                    tell(change);
                }
                if (missed) {
                    tellWhatWasMissed();
                }
            } catch (InterruptedException | NodeUnavailableException e) {
                LOG.debug("looks again: {}", e.toString()); // closed, or the node is being replaced and will say when it is back
            } catch (RuntimeException | Error e) {
                LOG.error("changes could not be told; anything may have changed", e);
                missed = true;
            }
        }
    }

    /** An engine that comes back says that anything may have changed; where it knows no more than was heard, nothing has. */
    private boolean isNews(Change change) {
        return missed || change.extent() == Change.Extent.LISTED || change.sequence() != heard;
    }

    private void tellWhatWasMissed() {
        missed = false; // first: what is missed from now on counts again
        boolean told = false;
        try {
            tell(anything(published()));
            told = true;
        } finally {
            missed |= !told;
        }
    }

    private void tell(Change change) {
        heard = Math.max(heard, change.sequence());
        followers.forEach(follower -> follower.heard(change));
    }

    /** Twice in a row behind, with nothing on its way, is behind. */
    private void look() {
        long known = published();
        if (known > heard && behind > heard) {
            tell(anything(known));
        }
        behind = known;
    }

    private static Change anything(long sequence) {
        return new Change(sequence, List.of(), Collections.emptySortedMap(), Change.Extent.ANY);
    }

    /** A sequence up to which everything can be seen: of what comes later a change will tell. */
    long published() {
        long last = node.status().lastSequence();
        return last == 0 || node.feed(last - 1).hasNext() ? last : last - 1;
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        thread.interrupt();
    }
}
