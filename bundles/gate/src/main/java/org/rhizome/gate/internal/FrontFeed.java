package org.rhizome.gate.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/**
 * The feed of whatever engine is there: where it is replaced on the way, the feed goes on after the last delta. As in the engine's, a damaged
 * record is thrown in its turn, and the feed goes on behind it.
 */
final class FrontFeed implements Iterator<Stored> {

    private final NodeFront front;
    private long after;
    private Rhizome engine;
    private Iterator<Stored> feed;
    private Optional<Found> next;

    FrontFeed(NodeFront front, long after) {
        this.front = front;
        this.after = after;
        this.next = front.call(this::read); // one state from the call on, as long as the engine stays
    }

    /** The next record, or that it is damaged. */
    private sealed interface Found {

        record Whole(Stored stored) implements Found {}

        record Damaged(DamagedRecordException damage) implements Found {}
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Stored next() {
        Found found = next.orElseThrow(NoSuchElementException::new);
        if (found instanceof Found.Whole(Stored stored)) {
            after = stored.sequence();
        }
        next = front.call(this::read);
        return switch (found) {
            case Found.Whole(Stored stored) -> stored;
            case Found.Damaged(DamagedRecordException damage) -> throw damage;
        };
    }

    private Optional<Found> read(Rhizome now) {
        if (now != engine) {
            engine = now;
            feed = now.feed(after);
        }
        if (!feed.hasNext()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Found.Whole(feed.next()));
        } catch (DamagedRecordException damage) {
            return Optional.of(new Found.Damaged(damage));
        }
    }
}
