package org.rhizome.core;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.rhizome.delta.Delta;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.Outcome;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that appends. Whatever fails, the senders of that group are told and the next group is taken. */
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final DeltaStore store;
    private final Intake intake;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Counters counters;
    private final Executor acknowledgements;
    private boolean unsure; // a store may show with its next append what it could not index with the one that failed

    Writer(DeltaStore store, Intake intake, Announcer announcer, InstantSource clock, Counters counters, Executor acknowledgements) {
        this.store = store;
        this.intake = intake;
        this.announcer = announcer;
        this.clock = clock;
        this.counters = counters;
        this.acknowledgements = acknowledgements;
    }

    @Override
    public void run() {
        for (List<Submission> group = intake.take(); !group.isEmpty(); group = intake.take()) {
            List<Runnable> news = attempt(group);
            intake.written(group);
            news.forEach(this::tell);
        }
    }

    /** @return what the senders are to be told */
    private List<Runnable> attempt(List<Submission> group) {
        try {
            return write(group);
        } catch (StoreException e) {
            LOG.warn("a group of {} batches was not taken: {}", group.size(), e.getMessage());
            unsure = true;
            return failure(group, new NodeUnavailableException(e.getMessage(), e));
        } catch (Throwable e) { // the writer outlives even errors: stores throw IOError, and memory may run out
            LOG.error("a group of {} batches was not taken", group.size(), e);
            unsure = true;
            return failure(group, new NodeUnavailableException("writing failed with " + e + "; see the node's log, then submit again", e));
        }
    }

    private List<Runnable> write(List<Submission> group) {
        List<Delta> deltas = deltas(group);
        List<Appended> appended = store.append(deltas, clock.millis());
        announce(deltas, appended);
        counters.appended(appended);
        return success(group, appended);
    }

    private void announce(List<Delta> deltas, List<Appended> appended) {
        if (unsure) {
            announcer.announceAll();
            unsure = false;
        } else {
            announcer.announce(deltas, appended);
        }
    }

    private static List<Delta> deltas(List<Submission> group) {
        if (group.size() == 1) {
            return group.getFirst().deltas();
        }
        List<Delta> deltas = new ArrayList<>();
        group.forEach(submission -> deltas.addAll(submission.deltas()));
        return deltas;
    }

    private static List<Runnable> success(List<Submission> group, List<Appended> appended) {
        List<Runnable> news = new ArrayList<>(group.size());
        int from = 0;
        for (Submission submission : group) {
            int to = from + submission.deltas().size();
            List<Outcome> outcomes = submission.outcomes(appended.subList(from, to));
            news.add(() -> submission.future().complete(outcomes));
            from = to;
        }
        return news;
    }

    private static List<Runnable> failure(List<Submission> group, NodeUnavailableException fault) {
        return group.stream().<Runnable>map(submission -> () -> submission.future().completeExceptionally(fault)).toList();
    }

    private void tell(Runnable news) {
        try {
            acknowledgements.execute(news);
        } catch (RuntimeException | Error e) {
            LOG.warn("no thread could be had for an acknowledgement, so the writer gives it itself: {}", e.toString());
            news.run();
        }
    }
}
