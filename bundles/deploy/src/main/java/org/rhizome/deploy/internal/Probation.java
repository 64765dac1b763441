package org.rhizome.deploy.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A swap that can still be undone, from the moment before it until it is kept or reverted, which happens once. Errors over the budget revert
 * it on the thread that hears of them. Safe for any thread.
 */
final class Probation {

    private static final Logger LOG = LoggerFactory.getLogger(Probation.class);

    private final Site site;
    private final long number;
    private final Map<String, Long> next;
    private final Map<String, Long> former;
    private final Handover handover;
    private final int errorBudget;
    private final Runnable afterRevert;
    private final AtomicInteger errors = new AtomicInteger();
    private Gate.Registration watch;
    private Verdict verdict = Verdict.OPEN;
    private volatile GateControl.Drain reverted;

    private enum Verdict { OPEN, KEPT, REVERTED }

    /**
     * @param next bundles that are to serve, by extension
     * @param former bundles that serve before
     * @param errorBudget failures that are forgiven
     * @param afterRevert called when the former serve again, on the thread that reverted
     */
    Probation(
            Site site, long number, Map<String, Long> next, Map<String, Long> former, Handover handover, int errorBudget,
            Runnable afterRevert) {
        this.site = site;
        this.number = number;
        this.next = Map.copyOf(next);
        this.former = Map.copyOf(former);
        this.handover = handover;
        this.errorBudget = errorBudget;
        this.afterRevert = afterRevert;
    }

    /** Swaps. The step was journaled. */
    GateControl.Drain begin() {
        Set<Long> watched = Set.copyOf(next.values());
        synchronized (this) { // who hears of a failure at once waits until there is something to close
            watch = site.gate().onFailure((bundle, cause) -> {
                if (watched.contains(bundle)) {
                    failed(cause);
                }
            });
        }
        GateControl.Drain drain = site.gate().publish(next);
        try {
            synchronized (handover) {
                if (isOpen()) {
                    handover.takeOver();
                }
            }
        } catch (RuntimeException e) {
            LOG.error("deployment {}: an instance did not take over", number, e);
            revert("The new version did not take over: " + Reasons.of(e) + '.');
        }
        return drain;
    }

    private void failed(Throwable cause) {
        int count = errors.incrementAndGet();
        if (count == errorBudget + 1) {
            revert(count + (count == 1 ? " failure" : " failures") + " during probation, and " + errorBudget + " are forgiven; the last: "
                    + Reasons.of(cause) + '.');
        }
    }

    synchronized boolean isOpen() {
        return verdict == Verdict.OPEN;
    }

    /** Journals a step unless the swap was undone meanwhile. */
    synchronized boolean step(Phase phase, String detail) {
        if (verdict != Verdict.OPEN) {
            return false;
        }
        site.ledger().step(number, phase, detail);
        return true;
    }

    /** Journals what is known of the last step unless the swap was undone meanwhile. */
    synchronized void note(String detail) {
        if (verdict == Verdict.OPEN) {
            site.ledger().append(new Entry.Noted(number, detail));
        }
    }

    /**
     * The new versions serve for good.
     *
     * @return false if the swap was undone before
     */
    boolean keep(String detail) {
        synchronized (this) {
            if (!step(Phase.COMMITTED, detail)) {
                return false;
            }
            verdict = Verdict.KEPT;
        }
        watch.close();
        handover.settle();
        return true;
    }

    /**
     * The former serve again, when this returns.
     *
     * @return false if the new ones were kept, or the former serve already
     */
    boolean revert(String reason) {
        long decided = System.nanoTime();
        synchronized (this) {
            if (verdict != Verdict.OPEN) {
                return false;
            }
            verdict = Verdict.REVERTED;
            journal(new Entry.Stepped(number, Phase.REVERTED, site.ledger().now(), reason));
        }
        reverted = site.gate().publish(former);
        long micros = (System.nanoTime() - decided) / 1000;
        watch.close();
        synchronized (handover) {
            handover.revert();
        }
        LOG.warn("deployment {} was swapped back within {} µs: {}", number, micros, reason);
        journal(new Entry.Noted(number, "%.1f ms from the decision until the version before served".formatted(micros / 1000.0)));
        afterRevert.run();
        return true;
    }

    /** Who still uses the new versions after they were reverted. */
    GateControl.Drain reverted() {
        return reverted;
    }

    /** What is not committed in the journal does not count: so going back does not depend on whether the journal can be written. */
    private void journal(Entry entry) {
        try {
            site.ledger().append(entry);
        } catch (RuntimeException e) {
            LOG.error("deployment {}: {} is not in the journal", number, entry, e);
        }
    }
}
