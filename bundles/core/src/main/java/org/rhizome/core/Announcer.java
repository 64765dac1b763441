package org.rhizome.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rhizome.core.ChangeTracker.Told;
import org.rhizome.delta.Delta;
import org.rhizome.node.Change;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an appended group visible, in one step: maintained views are told what it touches, then the state is published, then
 * definitions and listeners hear of it. Called by the writer, before anybody is told that the group is accepted. Does not fail: the deltas are in.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final DeltaStore store;
    private final Published published;
    private final CompleteManifests complete;
    private final Watches watches;
    private final Catalog catalog;
    private final Listeners listeners;
    private final ChangeTracker tracker;

    Announcer(
            DeltaStore store, Published published, CompleteManifests complete, Watches watches, Catalog catalog, Listeners listeners) {
        this.store = store;
        this.published = published;
        this.complete = complete;
        this.watches = watches;
        this.catalog = catalog;
        this.listeners = listeners;
        this.tracker = new ChangeTracker(new CompletedTransactions(), this::isOfInterest);
    }

    private boolean isOfInterest(String entity) {
        return watches.isWatched(entity) || entity.startsWith(Catalog.PREFIX) || listeners.any();
    }

    void announce(List<Delta> deltas, List<Appended> appended) {
        Snapshot next = store.snapshot();
        Snapshot last = published.snapshot();
        if (next.lastSequence() == last.lastSequence()) {
            return; // all were here already
        }
        complete.note(deltas);
        published.announce(next);
        GroupChange change = change(deltas, appended, last, next);
        try {
            tell(change);
        } finally {
            publish(next, change.change()); // whatever happens: whoever begins to watch waits for it
        }
    }

    private void tell(GroupChange change) {
        if (change.change().extent() == Change.Extent.ANY) {
            watches.forgetAll();
        } else {
            watches.touch(change.touches());
        }
    }

    private GroupChange change(List<Delta> deltas, List<Appended> appended, Snapshot last, Snapshot next) {
        try {
            return tracker.of(deltas, appended, listeners.any() ? Told.DELTAS : Told.ENTITIES,
                    new Visibility(last, complete), new Visibility(next, complete));
        } catch (RuntimeException | Error e) {
            LOG.warn("what a group changes could not be told, so all views are computed again: {}", e.toString());
            return any(deltas, next);
        }
    }

    private static GroupChange any(List<Delta> deltas, Snapshot next) {
        Change change = new Change(next.lastSequence(), deltas, Collections.unmodifiableSortedMap(new TreeMap<>()), Change.Extent.ANY);
        return new GroupChange(change, Map.of());
    }

    /** For the first group after one that failed: more may have become visible than it holds. */
    void announceAll() {
        Snapshot next = store.snapshot();
        complete.startingWith(next);
        published.announce(next);
        watches.forgetAll();
        publish(next, any(List.of(), next).change());
    }

    private void publish(Snapshot next, Change change) {
        published.publish(next);
        if (change.extent() == Change.Extent.ANY || change.entities().keySet().stream().anyMatch(it -> it.startsWith(Catalog.PREFIX))) {
            catalog.changed();
        }
        listeners.tell(change);
    }
}
