package org.rhizome.gate.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rhizome.node.Rhizome;
import org.rhizome.store.Stored;

/** The feed of whatever engine is there: where it is replaced on the way, the feed goes on after the last delta. */
final class FrontFeed implements Iterator<Stored> {

    private final NodeFront front;
    private long after;
    private Rhizome engine;
    private Iterator<Stored> feed;
    private Optional<Stored> next;

    FrontFeed(NodeFront front, long after) {
        this.front = front;
        this.after = after;
        this.next = front.call(this::read); // one state from the call on, as long as the engine stays
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Stored next() {
        Stored stored = next.orElseThrow(NoSuchElementException::new);
        after = stored.sequence();
        next = front.call(this::read);
        return stored;
    }

    private Optional<Stored> read(Rhizome now) {
        if (now != engine) {
            engine = now;
            feed = now.feed(after);
        }
        return feed.hasNext() ? Optional.of(feed.next()) : Optional.empty();
    }
}
