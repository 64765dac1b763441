package org.rhizome.gate.internal;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.rhizome.algebra.Answer;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Plan;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.ChangeListener;
import org.rhizome.node.Explanation;
import org.rhizome.node.History;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.OpenTransaction;
import org.rhizome.node.Outcome;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Status;
import org.rhizome.node.ViewInfo;
import org.rhizome.store.Stored;

/**
 * The node as its doors see it: always there. Calls wait while the engine behind it is being replaced, for up to {@value #MOST_SECONDS} s. A
 * feed that is being read goes on in the new engine where it was, and whoever subscribed to changes stays subscribed.
 */
final class NodeFront implements Rhizome {

    static final int MOST_SECONDS = 10;

    private final Passage passage;
    private final Subscribers subscribers = new Subscribers();
    private volatile Rhizome engine;

    NodeFront(Passage passage) {
        this.passage = passage;
    }

    /** Before the passage is opened. */
    void serve(Rhizome next) {
        engine = next;
        subscribers.serve(next);
    }

    /** After the passage was shut. */
    void letGo() {
        engine = null;
        subscribers.letGo();
    }

    <T> T call(Function<Rhizome, T> call) {
        Counter within = enter();
        try {
            Rhizome present = engine;
            if (present == null) {
                throw new NodeUnavailableException("the node's engine went away during the call; try again", null);
            }
            return call.apply(present);
        } finally {
            within.leave();
        }
    }

    private Counter enter() {
        try {
            return passage.enter(Duration.ofSeconds(MOST_SECONDS));
        } catch (TimeoutException e) {
            throw new NodeUnavailableException("the node's engine or store is not there, and did not come back within " + MOST_SECONDS
                    + " s: see the log for why, then try again", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeUnavailableException("the call was interrupted while it waited for the node", e);
        }
    }

    @Override
    public CompletableFuture<List<Outcome>> submit(List<Delta> batch) {
        return call(node -> node.submit(batch));
    }

    @Override
    public CompletableFuture<List<Outcome>> submitWhole(List<Delta> batch) {
        return call(node -> node.submitWhole(batch));
    }

    @Override
    public Optional<Stored> delta(DeltaId id) {
        return call(node -> node.delta(id));
    }

    @Override
    public boolean isNegated(DeltaId id) {
        return call(node -> node.isNegated(id));
    }

    @Override
    public boolean isVisible(DeltaId id) {
        return call(node -> node.isVisible(id));
    }

    @Override
    public Iterator<Stored> feed(long after) {
        return new FrontFeed(this, after);
    }

    @Override
    public List<String> entities(String prefix, String after, int limit) {
        return call(node -> node.entities(prefix, after, limit));
    }

    @Override
    public Optional<HView> lossless(String entity, LosslessOptions options) {
        return call(node -> node.lossless(entity, options));
    }

    @Override
    public Optional<LossyView> lossy(String entity, Reading reading) {
        return call(node -> node.lossy(entity, reading));
    }

    @Override
    public Optional<Explanation> explain(String entity, String property, Reading reading) {
        return call(node -> node.explain(entity, property, reading));
    }

    @Override
    public Optional<History> history(String entity, String property, Reading reading, double after, int limit) {
        return call(node -> node.history(entity, property, reading, after, limit));
    }

    @Override
    public ListPage list(ListQuery query) {
        return call(node -> node.list(query));
    }

    @Override
    public Answer query(QueryRequest request) {
        return call(node -> node.query(request));
    }

    @Override
    public Plan plan(QueryRequest request) {
        return call(node -> node.plan(request));
    }

    @Override
    public CompletableFuture<ViewInfo> define(String name, byte[] json, String author) {
        return call(node -> node.define(name, json, author));
    }

    @Override
    public List<ViewInfo> views() {
        return call(Rhizome::views);
    }

    @Override
    public OpenTransaction.Page openTransactions(String after, int limit) {
        return call(node -> node.openTransactions(after, limit));
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return subscribers.add(listener);
    }

    @Override
    public Digest digest() {
        return call(Rhizome::digest);
    }

    @Override
    public Status status() {
        return call(Rhizome::status);
    }
}
