package org.rhizome.core;

import java.util.Collections;
import java.util.List;
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
    private boolean heard; // whether anybody listened when the group came

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
        return heard || watches.isWatched(entity) || entity.startsWith(Catalog.PREFIX);
    }

    void announce(List<Delta> deltas, List<Appended> appended) {
        Snapshot next = store.snapshot();
        Snapshot last = published.snapshot();
        if (next.lastSequence() == last.lastSequence()) {
            return; // all were here already
        }
        heard = listeners.any(); // asked once: whoever comes meanwhile hears that anything may have changed
        complete.note(deltas);
        published.announce(next);
        Change unknown = any(next); // made before it may be needed
        Change change = unknown;
        try {
            GroupChange found = tracker.of(deltas, appended, heard ? Told.DELTAS : Told.ENTITIES,
                    new Visibility(last, complete), new Visibility(next, complete));
            change = found.change();
            watches.touch(found.touches());
        } catch (RuntimeException | Error e) {
            change = unknown;
            LOG.warn("what a group changes could not be told, so all views are computed again: {}", e.toString());
        } finally {
            publish(next, change); // whatever happens: whoever begins to watch waits for it
        }
    }

    private static Change any(Snapshot next) {
        return new Change(next.lastSequence(), List.of(), Collections.emptySortedMap(), Change.Extent.ANY);
    }

    /** For the first group after one that failed: more may have become visible than it holds. */
    void announceAll() {
        Snapshot next = store.snapshot();
        heard = listeners.any();
        complete.startingWith(next);
        published.announce(next);
        publish(next, any(next));
    }

    private void publish(Snapshot next, Change change) {
        if (change.extent() == Change.Extent.ANY) {
            watches.forgetAll();
        }
        published.publish(next);
        if (change.extent() == Change.Extent.ANY || change.entities().keySet().stream().anyMatch(it -> it.startsWith(Catalog.PREFIX))) {
            catalog.changed();
        }
        listeners.tell(heard ? change : any(next));
    }
}
