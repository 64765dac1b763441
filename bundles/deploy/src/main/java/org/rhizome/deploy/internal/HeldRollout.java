package org.rhizome.deploy.internal;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.gate.GateControl.Hold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a part of the node that cannot run twice: calls wait while one takes the place of the other, and none fails. There is no probation,
 * as what the new version wrote cannot be taken back. Used by the thread that changes the framework.
 */
final class HeldRollout {

    private static final Logger LOG = LoggerFactory.getLogger(HeldRollout.class);

    private final Site site;
    private final long number;
    private final Move move;
    private final Release to;
    private final Options options;
    private boolean decided;

    /** @param move with something to replace it by */
    HeldRollout(Site site, long number, Move move, Options options) {
        this.site = site;
        this.number = number;
        this.move = move;
        this.to = move.to().orElseThrow();
        this.options = options;
    }

    /** All steps, to the end. */
    void run() {
        Bundle former = site.inventory().serving(move.extension()).orElse(null);
        Bundle next = null;
        try {
            site.ledger().step(number, Phase.STAGED, "");
            if (former == null) {
                throw new StepFailedException(move.extension() + " does not run, so nothing can take its place.");
            }
            int level = former.adapt(BundleStartLevel.class).getStartLevel();
            next = site.bundles().install(site.jars().unchanged(to.sha256()), move.extension(), to, Long.toString(number), level);
            site.inventory().deployed(next, to);
            site.bundles().resolve(next);
            exchange(former, next);
        } catch (StepFailedException e) {
            fail(e.getMessage(), next);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("deployment {} {}", number, decided ? "has ended, but not everything after it was done" : "failed", e);
            if (!decided) {
                fail(Reasons.of(e) + '.', next);
            }
        }
    }

    private void exchange(Bundle former, Bundle next) throws StepFailedException {
        site.ledger().step(number, Phase.SWAPPED, "");
        long before = System.nanoTime();
        String failure;
        try (Hold hold = site.gate().hold(site.settings().hold())) {
            failure = take(former, next, hold);
            decided = true; // one of them serves: whatever happens now takes out the other only
        } catch (TimeoutException e) {
            throw new StepFailedException("Calls that ran did not end within " + Deadline.words(site.settings().hold())
                    + ", so nothing was changed: " + e.getMessage() + ". Try again when there is less to do.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException("The node stops.", e);
        }
        long waited = (System.nanoTime() - before) / 1_000_000;
        site.retire(number, failure.isEmpty() ? former : next);
        site.ledger().append(new Entry.Noted(number, "calls waited for " + waited + " ms"));
    }

    /** @return why the former had to take its place again; empty when the next has it */
    private String take(Bundle former, Bundle next, Hold hold) throws InterruptedException {
        try {
            site.bundles().stop(former, Deadline.in(options.deadline())); // a store that is interrupted as it closes is worse than a late answer
            Deadline deadline = Deadline.in(patience());
            site.bundles().start(next, deadline);
            site.health().requireNoFailure(next);
            if (!hold.awaitNode(deadline.left())) {
                throw new StepFailedException("The node did not come back with " + Bundles.name(next) + " within "
                        + Deadline.words(patience()) + '.');
            }
            site.ledger().step(number, Phase.COMMITTED, "");
            return "";
        } catch (StepFailedException e) {
            return restore(former, next, hold, e.getMessage());
        } catch (RuntimeException e) {
            return restore(former, next, hold, Reasons.of(e) + '.');
        }
    }

    private String restore(Bundle former, Bundle next, Hold hold, String reason) throws InterruptedException {
        String outcome = reason;
        try {
            site.bundles().stop(next, Deadline.in(patience()));
            site.bundles().start(former, Deadline.in(options.deadline())); // there is no other
            if (!hold.awaitNode(options.deadline())) {
                outcome += " The node did not come back with " + Bundles.name(former) + " either: restart it.";
            }
        } catch (StepFailedException e) {
            outcome += " Then " + e.getMessage() + " Restart the node.";
        }
        site.reverted(number, outcome);
        return outcome;
    }

    /** With the next one. Calls wait, and there is one to return to: it is short. */
    private Duration patience() {
        Duration part = site.settings().part();
        return options.deadline().compareTo(part) < 0 ? options.deadline() : part;
    }

    private void fail(String reason, Bundle next) {
        if (site.failed(number, reason) && next != null) {
            site.retire(number, next);
        }
    }
}
