package org.rhizome.node;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Answer;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Plan;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Stored;

/**
 * A node: the one service that every door (HTTP, shell, later WebSocket, cluster and plugins) talks to. Safe for any thread.
 *
 * <p>What it shows is exact: every answer holds all that was acknowledged before the call, and depends on the set of deltas alone. Members
 * of incomplete transactions are in the feed, in {@link #delta} and in the digest, and nowhere else (model.md, "Transactions").
 */
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

    /**
     * As {@link #submit}, all or nothing: where one delta is rejected none is taken, and the others are rejected for that reason. What is
     * taken becomes durable and visible in one step.
     */
    CompletableFuture<List<Outcome>> submitWhole(List<Delta> batch);

    Optional<Stored> delta(DeltaId id);

    /** Whether a delta is negated, by the one rule of model.md: by at least one negation that is itself not negated. */
    boolean isNegated(DeltaId id);

    /** Whether a delta that is here can be seen: false while a transaction that it is a member of is incomplete. */
    boolean isVisible(DeltaId id);

    /** The feed in arrival order after {@code after}, over one snapshot. */
    Iterator<Stored> feed(long after);

    /**
     * The first ids of entities with this prefix after {@code after}, in byte order: {@code limit} of them, fewer only if there are no
     * more.
     *
     * @throws AlgebraException if 100,000 had to be looked at and too few of them can be seen, as incomplete transactions hide the others;
     *     it says how to go on
     */
    List<String> entities(String prefix, String after, int limit);

    /**
     * Everything that is claimed about an entity and not negated; empty when nothing was filed under it (by then). Its canonical bytes are
     * those of the format.
     *
     * @throws AlgebraException if the view, with its expansions, exceeds the node's limits
     */
    Optional<HView> lossless(String entity, LosslessOptions options);

    /**
     * The claims about an entity resolved to values; empty when nothing was filed under it (by then).
     *
     * @throws UnknownViewException if the view is not defined
     * @throws UnknownResolverException if a resolver is named that is not installed
     * @throws InvalidViewException if the view cannot be read by any more, for example because a resolver now refuses its options
     * @throws ResolverFailedException if a resolver throws, takes too long or returns what is no value
     */
    Optional<LossyView> lossy(String entity, Reading reading);

    /** Why a property has its value, or has none; empty when nothing was filed under the entity. Throws as {@link #lossy}. */
    Optional<Explanation> explain(String entity, String property, Reading reading);

    /**
     * The values of a property over time; empty when nothing was filed under the entity. Throws as {@link #lossy}.
     *
     * @param after changes later than that, milliseconds since 1970; {@link Double#NEGATIVE_INFINITY} for all
     * @param limit changes at most, from 1
     */
    Optional<History> history(String entity, String property, Reading reading, double after, int limit);

    /**
     * Entities as values: one page of them, over one state of the node.
     *
     * @throws IllegalArgumentException if the cursor is not one of this query, or if the query that selects is as of another time than
     *     the reading
     * @throws AlgebraException if the term is refused, or if more entities would have to be looked at than the node allows
     */
    ListPage list(ListQuery query);

    /**
     * Evaluates a term over all that can be seen.
     *
     * @throws AlgebraException if the term is refused or takes more than the node allows
     */
    Answer query(QueryRequest request);

    /** What {@link #query} would ask of the indexes and take. */
    Plan plan(QueryRequest request);

    /**
     * Defines a view, or a new version of it: the newest surviving definition counts, of equally new ones that with the smallest id. It is
     * stored as a delta, so it can be negated, travels to other nodes and has a history.
     *
     * @param name 1 to 64 lowercase letters, digits and hyphens
     * @param json the definition, see {@code README.md} of core
     * @param author who defines it
     * @throws InvalidViewException if the definition is refused; nothing was stored
     * @throws UnknownResolverException if it names a resolver that is not installed
     */
    CompletableFuture<ViewInfo> define(String name, byte[] json, String author);

    /** The views in force, by name in UTF-8 byte order. */
    List<ViewInfo> views();

    /** At most {@code limit} incomplete transactions, with ids after {@code after} in UTF-8 byte order. */
    OpenTransaction.Page openTransactions(String after, int limit);

    /** Calls a listener with every change from now on, until the subscription is closed. */
    Subscription subscribe(ChangeListener listener);

    /** Digest of the whole set; computed when asked for and kept until the set changes. */
    Digest digest();

    /** What the node is doing: cheap enough to be asked every second. */
    Status status();

    /** @param count how many deltas @param digest the set digest of model.md */
    record Digest(long count, DeltaId digest) {}

    /** A listener that is called until this is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
