package org.rhizome.plugins.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.slf4j.Logger;

/**
 * The members of incomplete transactions that one plugin has passed by, oldest first, at most so many: each further one makes it forget the
 * oldest that still cannot be seen. So whoever leaves many transactions open costs it the oldest of those, and not what is completed soon. For
 * one thread.
 */
final class Hidden {

    private final Rhizome node;
    private final Logger log;
    private final int most;
    private final int mostDeferred;
    private final SequencedSet<DeltaId> ids;
    private final SequencedSet<DeltaId> appeared = new LinkedHashSet<>(); // of the ids, those that may be visible now
    private long forgotten;

    Hidden(Rhizome node, Checkpoint from, int most, Logger log) {
        this.node = node;
        this.log = log;
        this.most = most;
        this.mostDeferred = from.hidden().size() + most;
        this.ids = new LinkedHashSet<>(from.hidden());
        this.forgotten = from.forgotten();
    }

    /** As they are now, oldest first. */
    List<DeltaId> ids() {
        return List.copyOf(ids);
    }

    /** How many were forgotten since the very start. Those of them that are completed are missed. */
    long forgotten() {
        return forgotten;
    }

    /** Whether a member can be seen; one of which that cannot be told, because of damage in the store, cannot. */
    boolean isVisible(DeltaId id) {
        try {
            return node.isVisible(id);
        } catch (DamagedRecordException e) {
            log.error("{} counts as hidden, since the store cannot read what would tell: {}", id, e.getMessage());
            return false;
        }
    }

    /** One that cannot be seen is passed by. */
    void remember(DeltaId id) {
        ids.add(id);
        while (ids.size() > most && forgetOldest()) {
            if (Long.bitCount(forgotten) == 1) { // the first, and then more and more rarely
                log.warn("{} members of incomplete transactions are forgotten, since more than {} wait; those that are completed will be missed:"
                        + " complete transactions sooner, or raise remembered.deltas", forgotten, most);
            }
        }
    }

    private boolean forgetOldest() {
        DeltaId oldest = ids.getFirst();
        if (isVisible(oldest)) {
            appeared.add(oldest); // before anybody told of it
            return false;
        }
        ids.removeFirst();
        appeared.remove(oldest);
        forgotten++;
        return true;
    }

    /**
     * One is passed by, seen or not, because another instance decides about it.
     *
     * @throws Crash if there were so many that this one cannot take over; none of them may be forgotten, as the other one may have had it
     */
    void defer(DeltaId id) throws Crash {
        ids.add(id);
        if (ids.size() > mostDeferred) {
            throw Crash.forGood("more than " + most + " members of transactions came while it followed the instance that serves;"
                    + " try again when fewer come, or raise remembered.deltas");
        }
    }

    /** Some may be visible now. */
    void take(Appeared.News news) {
        if (news.any()) {
            appeared.addAll(ids);
        } else if (!ids.isEmpty()) {
            news.members().stream().filter(ids::contains).sorted().forEach(appeared::add);
        }
    }

    /** That one can be seen by now. */
    void deliver(DeltaId id) {
        appeared.add(id);
    }

    /** Whether there are none to be looked at. */
    boolean isQuiet() {
        return appeared.isEmpty();
    }

    /** The next that can be seen now; null when there is none among so many. It stays until it is {@link #handled}. */
    DeltaId next(int most) {
        for (int looked = 0; looked < most && !appeared.isEmpty(); looked++) {
            DeltaId id = appeared.removeFirst();
            if (ids.contains(id) && isVisible(id)) {
                return id;
            }
        }
        return null;
    }

    void handled(DeltaId id) {
        ids.remove(id);
    }
}
