package org.rhizome.plugins.internal;

import java.util.Iterator;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;
import org.slf4j.Logger;

/** The entries of the feed, but for those that the store cannot read, which are passed by and told of. For one thread. */
final class Entries {

    private final Rhizome node;
    private final Logger log;
    private Iterator<Stored> batch = null; // of the feed, while there is more
    private long after;

    Entries(Rhizome node, long after, Logger log) {
        this.node = node;
        this.after = after;
        this.log = log;
    }

    /** The sequence up to which all were handed out, or passed by. */
    long after() {
        return after;
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
                log.error("passes by a delta after sequence {} that the store cannot read: {}", after, e.getMessage());
                after++; // where it stood: the batch goes on behind it, and so does the next one
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
}
