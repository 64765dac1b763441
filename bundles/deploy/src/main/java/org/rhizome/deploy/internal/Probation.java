package org.rhizome.deploy.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OPEN);
    private final Object journaling = new Object();
    private final Object publishing = new Object();
    private Gate.Registration watch = () -> {};
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

    /**
     * Swaps. The step was journaled.
     *
     * @return who still uses the former; empty when the swap was undone
     */
    Optional<GateControl.Drain> begin() {
        try {
            Optional<GateControl.Drain> drain = publish();
            synchronized (handover) {
                if (isOpen()) {
                    handover.takeOver();
                }
            }
            return drain;
        } catch (RuntimeException | LinkageError e) { // extensions are told
            LOG.error("deployment {}: the new version did not take over", number, e);
            revert("The new version did not take over: " + Reasons.of(e) + '.');
            return Optional.empty();
        }
    }

    /** Whoever goes back publishes the former after this; or has done so before, and then nothing is published any more. */
    private Optional<GateControl.Drain> publish() {
        Set<Long> watched = Set.copyOf(next.values());
        synchronized (publishing) {
            if (!isOpen()) {
                return Optional.empty();
            }
            watch = site.gate().onFailure((bundle, cause) -> {
                if (watched.contains(bundle)) {
                    failed(cause);
                }
            });
            return Optional.of(site.gate().publish(next));
        }
    }

    private void failed(Throwable cause) {
        int count = errors.incrementAndGet();
        if (count == errorBudget + 1) {
            revert(count + (count == 1 ? " failure" : " failures") + " during probation, and " + errorBudget + " are forgiven; the last: "
                    + Reasons.of(cause) + '.');
        }
    }

    /** Whether a call that began before that moment still runs in what took over. */
    boolean isWithinCallOf(long moment) {
        synchronized (handover) {
            return handover.isWithinCallOf(moment);
        }
    }

    boolean isReverted() {
        return verdict.get() == Verdict.REVERTED;
    }

    boolean isOpen() {
        return verdict.get() == Verdict.OPEN;
    }

    /** Journals a step unless the swap was undone meanwhile. */
    boolean step(Phase phase, String detail) {
        synchronized (journaling) {
            if (!isOpen()) {
                return false;
            }
            site.ledger().step(number, phase, detail);
            return true;
        }
    }

    /** Journals what is known of the last step unless the swap was undone meanwhile. */
    void note(String detail) {
        synchronized (journaling) {
            if (isOpen()) {
                site.ledger().append(new Entry.Noted(number, detail));
            }
        }
    }

    /**
     * The new versions serve for good.
     *
     * @return false if the swap was undone, which it also is when this cannot be journaled; then the former serve when this returns
     */
    boolean keep(String detail) {
        if (!decide(Verdict.KEPT)) {
            return false;
        }
        try {
            site.ledger().step(number, Phase.COMMITTED, detail);
        } catch (RuntimeException e) {
            verdict.set(Verdict.OPEN);
            revert(Reasons.of(e) + '.');
            return false;
        }
        unwatch();
        synchronized (handover) {
            handover.settle();
        }
        return true;
    }

    /**
     * The former serve again, when this returns.
     *
     * @return false if the new ones were kept, or the former serve already
     */
    boolean revert(String reason) {
        long decided = System.nanoTime();
        if (!decide(Verdict.REVERTED)) {
            return false;
        }
        wentBack(reason, (System.nanoTime() - decided) / 1e6);
        return true;
    }

    /** Once. Whoever goes back has published the former before anybody else is told. */
    private boolean decide(Verdict decision) {
        synchronized (publishing) {
            if (!verdict.compareAndSet(Verdict.OPEN, decision)) {
                return false;
            }
            if (decision == Verdict.REVERTED) {
                reverted = site.gate().publish(former);
            }
            return true;
        }
    }

    /** The only step that is taken before it is journaled: what is not committed does not count, so a kill in between leads back as well. */
    private void wentBack(String reason, double millis) {
        unwatch();
        synchronized (handover) {
            handover.revert();
        }
        String detail = "%s Served by the version before %.1f ms after the decision.".formatted(reason, millis);
        synchronized (journaling) {
            site.reverted(number, detail);
        }
        afterRevert.run();
    }

    private void unwatch() {
        Gate.Registration watching;
        synchronized (publishing) {
            watching = watch;
        }
        watching.close();
    }

    /** Who still uses the new versions after they were reverted. */
    GateControl.Drain reverted() {
        return reverted;
    }
}
