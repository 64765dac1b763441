package org.rhizome.core;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.gate.Gate;
import org.rhizome.node.LosslessView;
import org.rhizome.node.LossyView;
import org.rhizome.node.Outcome;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Status;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/**
 * A node over a store and a gate. One writer makes what was submitted durable, in groups; readers never wait for it.
 *
 * <p>The order of a write is what makes cached views exact: the store shows the deltas, then the stamps of the entities they concern
 * rise, then the sender is told. See {@link ViewStamps}.
 */
public class Engine implements Rhizome, AutoCloseable {

    private final DeltaStore store;
    private final Counters counters = new Counters();
    private final Intake intake;
    private final Views views;
    private final Digests digests;
    private final Thread writer;

    /**
     * Starts the writer.
     *
     * @param clock gives the time of receipt
     * @param writerFactory makes the one thread that calls {@link DeltaStore#append}
     * @param acknowledgements runs what senders chained to their futures, so that no sender holds up the writer
     */
    public Engine(
            DeltaStore store, Gate gate, EngineSettings settings, InstantSource clock, ThreadFactory writerFactory,
            Executor acknowledgements) {
        this.store = store;
        ViewStamps stamps = new ViewStamps();
        intake = new Intake(settings);
        views = new Views(store, gate, stamps, new ViewCache(settings.cacheBytes()), counters);
        digests = new Digests(store);
        writer = writerFactory.newThread(new Writer(store, intake, new ChangeTracker(store, stamps), clock, counters, acknowledgements));
        writer.start();
    }

    @Override
    public CompletableFuture<List<Outcome>> submit(List<Delta> batch) {
        Submission submission = Submission.of(batch);
        counters.rejected(submission.rejected());
        if (submission.deltas().isEmpty()) {
            return CompletableFuture.completedFuture(submission.outcomes(List.of()));
        }
        intake.put(submission);
        return submission.future();
    }

    @Override
    public Optional<Stored> delta(DeltaId id) {
        return store.snapshot().get(id);
    }

    @Override
    public boolean isNegated(DeltaId id) {
        return new Negations(store.snapshot()).isNegated(id);
    }

    @Override
    public Iterator<Stored> feed(long after) {
        return store.snapshot().feed(after);
    }

    @Override
    public List<String> entities(String prefix, String after, int limit) {
        return store.snapshot().entities(prefix, after, limit);
    }

    @Override
    public Optional<LosslessView> lossless(String entity) {
        return Survivors.of(entity, store.snapshot());
    }

    @Override
    public Optional<LossyView> lossy(String entity, ResolverChoice choice) {
        return views.lossy(entity, choice);
    }

    @Override
    public Digest digest() {
        return digests.current();
    }

    @Override
    public Status status() {
        Snapshot snapshot = store.snapshot();
        return counters.status(snapshot.count(), snapshot.lastSequence(), intake.waiting(), views.cached(), store.health());
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
    }
}
