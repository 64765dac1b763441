package org.rhizome.algebra;

import java.util.Collection;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/**
 * The input of an evaluation: one unchanging set of deltas, each id once, whose ids are believed. An evaluation reads it from one thread
 * and asks only for what its term needs, so a store serves selective terms without reading everything.
 *
 * <p>An exception that a source throws passes through the evaluation unchanged.
 */
@ConsumerType
public interface DeltaSource {

    /** How many deltas there are, or at most so many. */
    long count();

    /**
     * At most how many deltas {@link #find} would hand out, or empty when no index serves that look-up. Called often, so it must cost
     * little; a bound may be rough. {@link Access.Everything} is never asked for.
     */
    OptionalLong estimate(Access access);

    /**
     * Every delta that the look-up describes, each once, in any order; others may be among them. Called only for what {@link #estimate}
     * answered and for {@link Access.Everything}.
     */
    Iterable<Delta> find(Access access);

    /** Every delta with a pointer in the role negates that names {@code id}, each once, whether or not that delta is here. */
    Collection<Delta> negations(DeltaId id);
}
