package org.rhizome.core;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.rhizome.algebra.Answer;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Plan;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.gate.Gate;
import org.rhizome.node.ChangeListener;
import org.rhizome.node.Explanation;
import org.rhizome.node.History;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.OpenTransaction;
import org.rhizome.node.Outcome;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Status;
import org.rhizome.node.ViewInfo;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/**
 * A node over a store and a gate. One writer makes what was submitted durable, in groups; readers never wait for it.
 *
 * <p>The order of a write is what makes maintained views exact: see {@link Published}.
 */
public class Engine implements Rhizome, AutoCloseable {

    private final DeltaStore store;
    private final Counters counters = new Counters();
    private final Intake intake;
    private final Sights sights;
    private final Watches watches;
    private final Listeners listeners = new Listeners();
    private final ResolverGuard guard;
    private final Catalog catalog;
    private final Definitions definitions;
    private final Queries queries;
    private final Entities entities;
    private final Digests digests;
    private final Gate.Registration generations;
    private final Thread writer;

    /**
     * Starts the writer.
     *
     * @param clock gives the time of receipt
     * @param writerFactory makes the one thread that calls {@link DeltaStore#append}
     * @param resolverFactory makes the threads, daemons, that call resolvers
     * @param background runs what senders chained to their futures, so that no sender holds up the writer, and comparisons of resolvers
     */
    public Engine(
            DeltaStore store, Gate gate, EngineSettings settings, InstantSource clock, ThreadFactory writerFactory,
            ThreadFactory resolverFactory, Executor background) {
        this.store = store;
        Published published = new Published(store);
        CompleteManifests complete = new CompleteManifests().startingWith(store.snapshot());
        sights = new Sights(published, complete);
        watches = new Watches(settings.cacheBytes());
        guard = new ResolverGuard(resolverFactory, settings.guard());
        Breaker breaker = new Breaker(BreakerSettings.DEFAULTS, clock);
        ViewGuard viewGuard = new ViewGuard(guard, breaker, gate);
        catalog = new Catalog(sights::now);
        Compilation compilation = new Compilation(catalog, breaker, viewGuard, watches);
        Comparisons comparisons = new Comparisons(gate, compilation, sights, background);
        Views views = new Views(comparisons, compilation, sights, watches, viewGuard, counters);
        intake = new Intake(settings);
        definitions = new Definitions(catalog, gate, compilation, viewGuard, clock, intake);
        queries = new Queries(sights, settings.limits());
        entities = new Entities(gate, compilation, sights, views, queries, viewGuard);
        generations = gate.onChange(generation -> compilation.letGoBefore(generation.number()));
        digests = new Digests(store);
        Announcer announcer = new Announcer(store, published, complete, watches, catalog, listeners);
        writer = writerFactory.newThread(new Writer(store, intake, announcer, clock, counters, background));
        writer.start();
    }

    @Override
    public CompletableFuture<List<Outcome>> submit(List<Delta> batch) {
        return put(Submission.of(batch));
    }

    @Override
    public CompletableFuture<List<Outcome>> submitWhole(List<Delta> batch) {
        return put(Submission.whole(batch));
    }

    private CompletableFuture<List<Outcome>> put(Submission submission) {
        counters.rejected(submission.rejected());
        if (submission.deltas().isEmpty()) {
            return CompletableFuture.completedFuture(submission.outcomes(List.of()));
        }
        intake.put(submission);
        return submission.future();
    }

    @Override
    public Optional<Stored> delta(DeltaId id) {
        return sights.now().snapshot().get(id);
    }

    @Override
    public boolean isNegated(DeltaId id) {
        return sights.now().isNegated(id);
    }

    @Override
    public boolean isVisible(DeltaId id) {
        Sight now = sights.now();
        return now.snapshot().get(id).map(Stored::delta).filter(now::shows).isPresent();
    }

    @Override
    public Iterator<Stored> feed(long after) {
        return sights.now().snapshot().feed(after);
    }

    @Override
    public List<String> entities(String prefix, String after, int limit) {
        return EntityNames.page(sights.now(), prefix, after, limit);
    }

    @Override
    public Optional<HView> lossless(String entity, LosslessOptions options) {
        return new Expander(sights.at(options.asOf()), options).view(entity);
    }

    @Override
    public Optional<LossyView> lossy(String entity, Reading reading) {
        return entities.lossy(entity, reading);
    }

    @Override
    public Optional<Explanation> explain(String entity, String property, Reading reading) {
        return entities.explain(entity, property, reading);
    }

    @Override
    public Optional<History> history(String entity, String property, Reading reading, double after, int limit) {
        return entities.history(entity, property, reading, after, limit);
    }

    @Override
    public ListPage list(ListQuery query) {
        return entities.list(query);
    }

    @Override
    public Answer query(QueryRequest request) {
        return queries.answer(request);
    }

    @Override
    public Plan plan(QueryRequest request) {
        return queries.plan(request);
    }

    @Override
    public CompletableFuture<ViewInfo> define(String name, byte[] json, String author) {
        return definitions.define(name, json, author);
    }

    @Override
    public List<ViewInfo> views() {
        return catalog.all();
    }

    @Override
    public OpenTransaction.Page openTransactions(String after, int limit) {
        return new OpenTransactions(sights.now().visibility()).page(after, limit);
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return listeners.add(listener);
    }

    @Override
    public Digest digest() {
        return digests.current();
    }

    @Override
    public Status status() {
        Snapshot snapshot = store.snapshot();
        return counters.status(snapshot.count(), snapshot.lastSequence(), intake.waiting(), watches.views(), guard.stuck(),
                store.health());
    }

    /** Refuses new deltas, writes those that were taken in, and returns when the last is written. Reads go on as long as the store does. */
    @Override
    public void close() {
        intake.close();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the writer still finishes, but nobody waits for it
        }
        generations.close();
        guard.close();
    }
}
