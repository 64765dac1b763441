package org.rhizome.algebra;

import java.util.Map;
import java.util.Objects;
import org.rhizome.delta.Delta;

/**
 * A delta under a property of an {@link HView}.
 *
 * @param standing negated only in views of a mask that annotates
 * @param expansions what stands in the place of targets, by the index of the pointer; the delta itself is never changed
 */
public record HEntry(Delta delta, Standing standing, Map<Integer, Expansion> expansions) {

    public HEntry {
        Objects.requireNonNull(delta);
        Objects.requireNonNull(standing);
        expansions = Map.copyOf(expansions);
    }
}
