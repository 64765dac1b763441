package org.rhizome.node;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Stored;

/** A node: the one service that every door (HTTP, shell, later WebSocket, cluster and plugins) talks to. Safe for any thread. */
@ProviderType
public interface Rhizome {

    /** More deltas than this in one {@link #submit} are refused. */
    int MAX_BATCH = 10_000;

    /** A delta that takes more bytes than this as JSON is rejected, whichever way it comes. */
    int MAX_DELTA_JSON = (1 << 20) - 64;

    /**
     * Takes a batch in: checks signatures on the calling thread, then queues it for the writer. Blocks while the queue is full, so a fast
     * sender is slowed to the pace of the disk. The future completes once the batch is durable and visible to every reader.
     *
     * @return for each delta in order what became of it; the future fails with {@link NodeUnavailableException} when the
     *     store cannot take writes, and then nothing of the batch was taken
     */
    CompletableFuture<List<Outcome>> submit(List<Delta> batch);

    Optional<Stored> delta(DeltaId id);

    /** Whether a delta is negated, by the one rule of model.md: by at least one negation that is itself not negated. */
    boolean isNegated(DeltaId id);

    /** The feed in arrival order after {@code after}, over one snapshot. */
    Iterator<Stored> feed(long after);

    /** At most {@code limit} ids of entities with this prefix after {@code after}, in byte order. */
    List<String> entities(String prefix, String after, int limit);

    /** Everything that is claimed about an entity and not negated; empty when nothing was ever filed under it. */
    Optional<LosslessView> lossless(String entity);

    /**
     * The claims about an entity resolved to values; empty when nothing was ever filed under it. Exact: it sees everything that was
     * acknowledged before the call.
     *
     * @throws UnknownResolverException if the choice names a resolver that is not installed
     * @throws ResolverFailedException if a resolver throws
     */
    Optional<LossyView> lossy(String entity, ResolverChoice choice);

    /** Digest of the whole set; computed when asked for and kept until the set changes. */
    Digest digest();

    /** What the node is doing: cheap enough to be asked every second. */
    Status status();

    /** @param count how many deltas @param digest the set digest of model.md */
    record Digest(long count, DeltaId digest) {}
}
