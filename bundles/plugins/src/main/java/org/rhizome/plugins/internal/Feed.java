package org.rhizome.plugins.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deltas that one plugin is to handle, each exactly once: the chosen ones of the feed in arrival order, those that could not be seen when
 * they came once they can. A signature that comes later makes a second entry of the feed; so a chosen delta that came without one,
 * from an author who could have signed, is remembered. For one thread.
 */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** Entries that are looked at in one go. */
    private static final int STRIDE = 256;
    private static final String SIGNING = "ed25519:";

    private final Rhizome node;
    private final Chooser chooser;
    private final int mostRemembered;
    private final Set<DeltaId> hidden;
    private final Set<DeltaId> unsigned;
    private final Deque<DeltaId> appeared = new ArrayDeque<>();
    private Iterator<Stored> batch = null; // of the feed, while there is more
    private boolean exhausted;
    private long position;
    private long complained = -1; // where
    private Optional<DeltaId> anchor;
    private Stored current; // handed out and not yet handled
    private boolean fromFeed;

    Feed(Rhizome node, Chooser chooser, Checkpoint from, int mostRemembered) {
        this.node = node;
        this.chooser = chooser;
        this.mostRemembered = mostRemembered;
        this.position = from.position();
        this.anchor = from.anchor();
        this.hidden = new HashSet<>(from.hidden());
        this.unsigned = new HashSet<>(from.unsigned());
    }

    /** @throws Crash if the node's feed is not the one that the checkpoint was made from */
    void check() throws Crash {
        if (anchor.isPresent() && (node.delta(anchor.get()).isEmpty() || node.status().lastSequence() < position)) {
            throw Crash.forGood("the saved state takes in delta " + anchor.get() + " at sequence " + position
                    + " of the feed, which this store does not have there: it was made from another store, or the store was set back;"
                    + " restore the state that belongs to this store, or delete it to have the plugin begin anew");
        }
    }

    long position() {
        return position;
    }

    Optional<DeltaId> anchor() {
        return anchor;
    }

    Set<DeltaId> hidden() {
        return hidden;
    }

    Set<DeltaId> unsigned() {
        return unsigned;
    }

    /** Whether the last {@link #next} found nothing because there is nothing more up to the limit. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Some that were hidden may be visible now. */
    void take(Appeared.News news) {
        if (!hidden.isEmpty()) {
            (news.any() ? hidden : news.members()).stream().filter(hidden::contains).sorted().forEach(appeared::add);
        }
    }

    /** That one can be seen by now. */
    void deliver(DeltaId id) {
        appeared.add(id);
    }

    /**
     * The next delta to handle; empty if there is none up to the limit, or after some steps without one.
     *
     * @param limit of the sequence
     * @param members whether members of transactions are handled when they can be seen; otherwise all are remembered
     */
    Optional<Delta> next(long limit, boolean members) throws Crash {
        exhausted = false;
        Optional<Delta> remembered = remembered();
        if (remembered.isPresent()) {
            return remembered;
        }
        for (int looked = 0; looked < STRIDE; looked++) {
            Stored stored = read(limit);
            if (stored == null) {
                exhausted = true;
                return Optional.empty();
            }
            if (isDue(stored.delta(), members)) {
                return handOut(stored, true);
            }
            pass(stored);
        }
        return Optional.empty();
    }

    /** The next of those that were hidden and can be seen now; empty if there is none. */
    Optional<Delta> remembered() {
        if (current != null) {
            return Optional.of(current.delta()); // it was not handled
        }
        while (!appeared.isEmpty()) {
            DeltaId id = appeared.poll();
            if (hidden.contains(id) && node.isVisible(id)) {
                return handOut(node.delta(id).orElseThrow(), false);
            }
        }
        return Optional.empty();
    }

    private Stored read(long limit) {
        while (position < limit) {
            try {
                if (batch == null || !batch.hasNext()) {
                    batch = node.feed(position);
                }
            } catch (DamagedRecordException e) {
                complain(e); // of the very next one
                batch = null;
                position++;
                continue;
            }
            if (!batch.hasNext()) {
                break;
            }
            try {
                Stored stored = batch.next();
                if (stored.sequence() > limit) {
                    break;
                }
                return stored;
            } catch (DamagedRecordException e) {
                complain(e); // and the iteration goes on behind it
            }
        }
        batch = null;
        return null;
    }

    /** Once for each place: where nothing comes after it, it is met again and again. */
    private void complain(DamagedRecordException damage) {
        if (complained != position) {
            complained = position;
            LOG.error("passes by a delta after sequence {} that the store cannot read: {}", position, damage.getMessage());
        }
    }

    private boolean isDue(Delta delta, boolean members) throws Crash {
        if (!chooser.wants(delta) || isSecondCopy(delta)) {
            return false;
        }
        if (Appeared.isMember(delta) && !(members && node.isVisible(delta.id()))) {
            remember(hidden, delta);
            return false;
        }
        return true;
    }

    /** Whether this is the signature of what came before: handled then, or remembered as hidden. */
    private boolean isSecondCopy(Delta delta) throws Crash {
        if (delta.signature().isPresent()) {
            return unsigned.remove(delta.id());
        }
        if (delta.author().startsWith(SIGNING)) {
            remember(unsigned, delta);
        }
        return false;
    }

    private void remember(Set<DeltaId> set, Delta delta) throws Crash {
        set.add(delta.id());
        if (hidden.size() + unsigned.size() > mostRemembered) {
            throw Crash.forGood(hidden.size() + " deltas that it subscribes to are hidden in incomplete transactions and " + unsigned.size()
                    + " wait for signatures of their authors, and more than " + mostRemembered + " are not remembered;"
                    + " complete the transactions, or raise remembered.deltas");
        }
    }

    private Optional<Delta> handOut(Stored stored, boolean ofFeed) {
        current = stored;
        fromFeed = ofFeed;
        return Optional.of(stored.delta());
    }

    /** The delta handed out last is taken in by the state. */
    void handled() {
        if (fromFeed) {
            pass(current);
        } else {
            hidden.remove(current.delta().id());
        }
        current = null;
    }

    private void pass(Stored stored) {
        position = stored.sequence();
        anchor = Optional.of(stored.delta().id());
    }
}
