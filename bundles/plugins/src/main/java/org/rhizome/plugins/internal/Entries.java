package org.rhizome.plugins.internal;

import java.util.Iterator;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;
import org.slf4j.Logger;

/**
 * The entries of the feed, but for those that the store cannot read, which are passed by and told of. Damage behind which nothing comes is
 * looked at again: a store that is opened anew may take it for an unfinished write, and put something else in its place. For one thread.
 */
final class Entries {

    private final Rhizome node;
    private final Logger log;
    private Iterator<Stored> batch = null; // of the feed, while there is more
    private long after;
    private long complained = -1; // where

    Entries(Rhizome node, long after, Logger log) {
        this.node = node;
        this.after = after;
        this.log = log;
    }

    /** The next one up to a sequence; null when there is none now. */
    Stored next(long limit) {
        while (after < limit && hasMore()) {
            try {
                Stored stored = batch.next();
                if (stored.sequence() > limit) {
                    break;
                }
                after = stored.sequence();
                return stored;
            } catch (DamagedRecordException e) {
                complain(e);
                if (!batch.hasNext()) {
                    break; // otherwise it goes on behind
                }
            }
        }
        batch = null;
        return null;
    }

    private boolean hasMore() {
        if (batch == null || !batch.hasNext()) {
            batch = node.feed(after);
        }
        return batch.hasNext();
    }

    /** Once for each place. */
    private void complain(DamagedRecordException damage) {
        if (complained != after) {
            complained = after;
            log.error("passes by a delta after sequence {} that the store cannot read: {}", after, damage.getMessage());
        }
    }
}
