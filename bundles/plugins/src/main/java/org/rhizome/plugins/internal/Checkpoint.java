package org.rhizome.plugins.internal;

import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.DeltaId;
import org.rhizome.plugin.Saved;

/**
 * A point to go on from: the state of a plugin and exactly which deltas it takes in.
 *
 * @param version of the bundle that made it
 * @param position sequence of the feed up to which every delta was handled, or is remembered
 * @param anchor the delta that stands there, by which the feed is recognised; empty at the very start
 * @param hidden deltas up to there that could not be seen yet
 * @param unsigned handled deltas that may come again with a signature
 * @param saved the state; empty when the plugin keeps none
 */
record Checkpoint(
        String version, long position, Optional<DeltaId> anchor, Set<DeltaId> hidden, Set<DeltaId> unsigned, Optional<Saved> saved) {

    /** Before the first delta. */
    static final Checkpoint BEGINNING = new Checkpoint("", 0, Optional.empty(), Set.of(), Set.of(), Optional.empty());

    Checkpoint {
        hidden = Set.copyOf(hidden);
        unsigned = Set.copyOf(unsigned);
    }
}
