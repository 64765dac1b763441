package org.rhizome.plugins.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.rhizome.node.Change;

/** The entities about which something changed, for one view. It holds each once, so it holds no more than the view does. */
final class Dirty implements Follower {

    private final Signal signal;
    private Set<String> entities = new LinkedHashSet<>(); // guarded by this
    private boolean any; // guarded by this
    private long sequence; // guarded by this

    Dirty(Signal signal) {
        this.signal = signal;
    }

    /** @param any whether any other entity may have changed too @param sequence up to which these are all */
    record Batch(Set<String> entities, boolean any, long sequence) {}

    @Override
    public void heard(Change change) {
        note(change);
        signal.wake();
    }

    private synchronized void note(Change change) {
        sequence = Math.max(sequence, change.sequence());
        any |= change.extent() == Change.Extent.ANY;
        if (any) {
            entities.clear();
        } else {
            entities.addAll(change.entities().keySet());
        }
    }

    /** There was nothing to be missed up to that sequence. */
    synchronized void startAt(long known) {
        sequence = Math.max(sequence, known);
    }

    synchronized Batch take() {
        Batch batch = new Batch(entities, any, sequence);
        entities = entities.isEmpty() ? entities : new LinkedHashSet<>();
        any = false;
        return batch;
    }
}
