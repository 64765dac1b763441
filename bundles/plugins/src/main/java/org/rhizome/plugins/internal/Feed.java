package org.rhizome.plugins.internal;

import java.util.Iterator;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;
import org.slf4j.Logger;

/**
 * The deltas that one plugin is to handle, each exactly once: the chosen ones of the feed in arrival order, those that could not be seen when
 * they came once they can. A signature that comes later makes a second entry of the feed, which says so. For one thread.
 */
final class Feed {

    /** Entries that are looked at in one go. */
    private static final int STRIDE = 256;

    private final Rhizome node;
    private final Chooser chooser;
    private final Hidden hidden;
    private final Entries entries;
    private boolean exhausted;
    private long position;
    private Optional<DeltaId> anchor;
    private Stored current; // handed out and not yet handled
    private boolean fromFeed;

    Feed(Rhizome node, Chooser chooser, Checkpoint from, int mostRemembered, Logger log) {
        this.node = node;
        this.chooser = chooser;
        this.position = from.position();
        this.anchor = from.anchor();
        this.hidden = new Hidden(node, from, mostRemembered, log);
        this.entries = new Entries(node, from.position(), log);
    }

    /** @throws Crash if the node's feed is not the one that the checkpoint was made from */
    void check() throws Crash {
        if (anchor.isPresent() && !isThere(anchor.get())) {
            throw Crash.forGood("the saved state takes in delta " + anchor.get() + " at sequence " + position
                    + " of the feed, which this store does not have there: it was made from another store, or the store was set back;"
                    + " restore the state that belongs to this store, or delete it to have the plugin begin anew");
        }
    }

    private boolean isThere(DeltaId id) {
        Iterator<Stored> there = node.feed(position - 1);
        try {
            return there.hasNext() && there.next().delta().id().equals(id);
        } catch (DamagedRecordException e) {
            return node.delta(id).isPresent(); // damaged since, or passed by as such
        }
    }

    long position() {
        return position;
    }

    Optional<DeltaId> anchor() {
        return anchor;
    }

    Hidden hidden() {
        return hidden;
    }

    /** Whether the last {@link #next} found nothing because there is nothing more up to the limit. */
    boolean isExhausted() {
        return exhausted;
    }

    /**
     * The next delta to handle; empty if there is none up to the limit, or after some steps without one.
     *
     * @param limit of the sequence
     * @param members whether members of transactions are handled when they can be seen; otherwise all are deferred
     */
    Optional<Delta> next(long limit, boolean members) throws Crash {
        exhausted = false;
        Optional<Delta> remembered = remembered(STRIDE);
        if (remembered.isPresent()) {
            return remembered;
        }
        for (int looked = 0; looked < STRIDE; looked++) {
            Stored stored = entries.next(limit);
            if (stored == null) {
                exhausted = hidden.isQuiet();
                return Optional.empty();
            }
            if (isDue(stored, members)) {
                return handOut(stored, true);
            }
            pass(stored);
        }
        return Optional.empty();
    }

    /** The next of those that were hidden and can be seen now; empty if there is none. */
    Optional<Delta> remembered() {
        return remembered(Integer.MAX_VALUE);
    }

    private Optional<Delta> remembered(int most) {
        if (current != null) {
            return Optional.of(current.delta()); // it was not handled
        }
        for (DeltaId id = hidden.next(most); id != null; id = hidden.next(most)) {
            Stored stored = node.delta(id).orElseThrow();
            if (stored.again() || stored.sequence() <= position) {
                return handOut(stored, false);
            }
            hidden.handled(id); // it was damaged and sent again: the feed brings it
        }
        return Optional.empty();
    }

    private boolean isDue(Stored stored, boolean members) throws Crash {
        Delta delta = stored.delta();
        if (stored.again() || !chooser.wants(delta)) {
            return false; // what comes again was handled, or is remembered as hidden
        }
        if (!Appeared.isMember(delta)) {
            return true;
        }
        if (!members) {
            hidden.defer(delta.id());
            return false;
        }
        if (!hidden.isVisible(delta.id())) {
            hidden.remember(delta.id());
            return false;
        }
        return true;
    }

    private Optional<Delta> handOut(Stored stored, boolean ofFeed) {
        current = stored;
        fromFeed = ofFeed;
        return Optional.of(stored.delta());
    }

    /** The delta handed out last is taken in by the state. */
    void handled() {
        hidden.handled(current.delta().id()); // also what the feed brings: it may have been damaged and sent again
        if (fromFeed) {
            pass(current);
        }
        current = null;
    }

    private void pass(Stored stored) {
        position = stored.sequence();
        anchor = Optional.of(stored.delta().id());
    }
}
