package org.rhizome.plugins.internal;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.DeltaId;
import org.rhizome.plugin.Saved;

/**
 * A point to go on from: the state of a plugin and exactly which deltas it takes in.
 *
 * @param version of the bundle that made it
 * @param position sequence of the feed up to which every delta was handled, or is remembered
 * @param anchor the delta that stands there, by which the feed is recognised; empty at the very start
 * @param hidden deltas up to there that could not be seen yet, oldest first
 * @param forgotten how many more of them there were
 * @param saved the state; empty when the plugin keeps none
 */
record Checkpoint(
        String version, long position, Optional<DeltaId> anchor, List<DeltaId> hidden, long forgotten, Optional<Saved> saved) {

    /** Before the first delta. */
    static final Checkpoint BEGINNING = new Checkpoint("", 0, Optional.empty(), List.of(), 0, Optional.empty());

    Checkpoint {
        hidden = List.copyOf(hidden);
    }
}
