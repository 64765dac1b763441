package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.rhizome.delta.Delta;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;

/** Makes claims durable for one plugin, and waits as long as it takes: who floods waits longest. */
final class Submitter {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Rhizome node;
    private final Signal pause = new Signal();
    private final BooleanSupplier over;
    private final Logger log;
    private final Refusals refusals;

    /** @param over whether not to wait for a node that takes nothing */
    Submitter(Rhizome node, BooleanSupplier over, Logger log, Refusals refusals) {
        this.node = node;
        this.over = over;
        this.log = log;
        this.refusals = refusals;
    }

    /**
     * Returns when they are durable; tries again while the node takes no writes.
     *
     * @throws Departure if the instance ends before they are
     */
    void submit(List<Delta> deltas) {
        boolean told = false;
        while (true) {
            try {
                await(node.submit(deltas)).forEach(this::note);
                return;
            } catch (NodeUnavailableException e) {
                if (!told) {
                    log.warn("waits with {} claims, since the node takes none: {}", deltas.size(), e.getMessage());
                    told = true;
                }
                requireTime();
                pause.await(PAUSE.toNanos());
            }
        }
    }

    private void requireTime() {
        if (over.getAsBoolean()) {
            throw new Departure(Departure.Why.CLAIMS_LOST);
        }
    }

    private List<Outcome> await(CompletableFuture<List<Outcome>> outcomes) {
        while (true) {
            try {
                return outcomes.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                requireTime();
            } catch (InterruptedException e) {
                throw new Departure(Departure.Why.CLAIMS_LOST);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NodeUnavailableException unavailable) {
                    throw unavailable;
                }
                throw new IllegalStateException("the node failed over the claims of a plugin: " + e.getCause(), e.getCause());
            }
        }
    }

    private void note(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected(String reason)) {
            refusals.refused(reason);
        }
    }
}
