package org.rhizome.node;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.rhizome.algebra.Pred;

/**
 * What a lossless view shows.
 *
 * @param asOf milliseconds since 1970: only what was claimed (and negated) up to then, that moment included; empty for now
 * @param filter which deltas are shown; it chooses among the surviving ones and never changes what is negated
 * @param negated whether negated deltas are left out or shown and marked
 * @param expand roles whose entity references are replaced by the view of that entity; none for no expansion
 * @param depth how many levels are expanded, from 0; an entity that is already being expanded stays a reference
 */
public record LosslessOptions(OptionalDouble asOf, Pred filter, Negated negated, Set<String> expand, int depth) {

    /** What happens to negated deltas. */
    public enum Negated { DROP, ANNOTATE }

    /** The deepest expansion. */
    public static final int MAX_DEPTH = 16;

    /** All that survives, now, nothing expanded. */
    public static final LosslessOptions DEFAULTS =
            new LosslessOptions(OptionalDouble.empty(), new Pred.True(), Negated.DROP, Set.of(), 0);

    /**
     * @throws IllegalArgumentException if the depth is out of range
     */
    public LosslessOptions {
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(negated);
        expand = Set.copyOf(expand);
        if (depth < 0 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth must be from 0 to " + MAX_DEPTH + ", not " + depth);
        }
    }
}
