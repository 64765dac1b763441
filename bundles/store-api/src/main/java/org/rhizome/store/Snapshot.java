package org.rhizome.store;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.algebra.Access;
import org.rhizome.delta.DeltaId;

/**
 * One unchanging state of a store. All methods may read from disk, may be called from any thread, and throw {@link DamagedRecordException}
 * rather than serve bytes that do not hold.
 */
@ProviderType
public interface Snapshot {

    /** Width of a {@link TimeBucket}: one hour. */
    long BUCKET_MILLIS = 3_600_000;

    /** How many different deltas there are. */
    long count();

    /** The highest sequence in the feed, 0 when it is empty. */
    long lastSequence();

    boolean contains(DeltaId id);

    Optional<Stored> get(DeltaId id);

    /** The deltas filed under {@code entity}, one {@link Filed} for each property and delta, by property, then in arrival order. */
    Iterator<Filed> scan(String entity);

    /** The deltas filed under {@code property} of {@code entity}, in arrival order. */
    Iterator<Stored> scan(String entity, String property);

    /** The deltas that negate {@code id}, in arrival order, whether or not {@code id} itself is here. */
    List<Stored> negations(DeltaId id);

    /**
     * The feed in arrival order from the first sequence greater than {@code after}. Sequences rise but may have gaps. A signature that
     * arrived later for an unsigned delta is an entry of its own, holding the signed copy.
     */
    Iterator<Stored> feed(long after);

    /** At most {@code limit} ids of entities that have filed deltas, starting with {@code prefix} and greater than {@code after}, in byte order. */
    List<String> entities(String prefix, String after, int limit);

    /**
     * At most how many deltas {@link #find} hands out for a look-up, or empty when no index serves it. Costs little; a rough bound is
     * enough, but 0 is exact. {@link Access.Everything} is {@link #count}.
     */
    OptionalLong estimate(Access access);

    /**
     * The deltas that a look-up describes, each once, in no promised order; others may be among them. For what {@link #estimate} answers
     * and for {@link Access.Everything}.
     *
     * @throws IllegalArgumentException if no index serves the look-up
     */
    Iterator<Stored> find(Access access);

    /** The ids of all deltas, ascending. */
    Iterator<DeltaId> ids();

    /** Counts and sums of all deltas by time, ascending by start; empty buckets are left out. */
    List<TimeBucket> timeBuckets();
}
