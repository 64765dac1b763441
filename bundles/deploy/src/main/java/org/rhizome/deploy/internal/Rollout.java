package org.rhizome.deploy.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.Plan;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.GateControl.Drain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one deployment of extensions that run beside those they replace. Each step is journaled before it is taken. Used by the one
 * thread that changes the framework; only {@link #probation} is for others too.
 */
final class Rollout {

    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

    private final Site site;
    private final long number;
    private final List<Move> moves;
    private final Options options;
    private final Runnable afterRevert;
    private final Map<String, Bundle> staged = new LinkedHashMap<>();
    private final Map<String, Bundle> former = new HashMap<>();
    private Handover handover;
    private Misgivings misgivings = Misgivings.NONE;
    private volatile Probation probation;
    private final Object beginning = new Object(); // of the probation
    private volatile String calledOff; // why; null as a rule
    private Optional<Drain> drain = Optional.empty();

    /** @param afterRevert called on any thread when the swap was undone; {@link #cleanUp} is still to be done */
    Rollout(Site site, long number, List<Move> moves, Options options, Runnable afterRevert) {
        this.site = site;
        this.number = number;
        this.moves = moves;
        this.options = options;
        this.afterRevert = afterRevert;
    }

    long number() {
        return number;
    }

    List<String> extensions() {
        return moves.stream().map(Move::extension).toList();
    }

    boolean isOnProbation() {
        Probation begun = probation;
        return begun != null && begun.isOpen();
    }

    /**
     * Undoes it, wherever it is. Before the swap it fails at its next step, unless it is on its way back itself. For any thread.
     *
     * @return false if it is kept for good
     */
    boolean goBack(String reason) {
        synchronized (beginning) {
            if (probation == null) {
                if (moves.stream().noneMatch(move -> move.action() == Plan.Action.ROLL_BACK)) {
                    calledOff = reason;
                }
                return true;
            }
        }
        return probation.revert(reason) || probation.isReverted();
    }

    private void requireWanted() throws StepFailedException {
        if (calledOff != null) {
            throw new StepFailedException(calledOff);
        }
    }

    /** Null before the swap. */
    Probation probation() {
        return probation;
    }

    /**
     * All steps up to the swap and the drain.
     *
     * @return false if one failed: then all is as it was before
     */
    boolean run() {
        try {
            stage();
            start();
            check();
            catchUp();
            compare();
            swap();
            return true;
        } catch (StepFailedException e) {
            return undone(e.getMessage());
        } catch (RuntimeException | LinkageError e) { // extensions are called
            LOG.error("deployment {} failed", number, e);
            return undone(Reasons.of(e) + '.');
        } finally {
            misgivings.close();
        }
    }

    /** @return whether it is up to the probation what is to be done now */
    private boolean undone(String reason) {
        if (probation == null) {
            fail(reason);
            return false;
        }
        probation.revert(reason);
        return true;
    }

    private void step(Phase phase) throws StepFailedException {
        requireWanted();
        site.ledger().step(number, phase, "");
    }

    private void stage() throws StepFailedException {
        if (moves.stream().allMatch(move -> move.to().isEmpty())) {
            return;
        }
        step(Phase.STAGED);
        for (Move move : moves) {
            if (move.to().isPresent()) {
                Release to = move.to().get();
                Bundle bundle = site.bundles().install(site.jars().unchanged(to.sha256()), move.extension(), to, Long.toString(number));
                staged.put(move.extension(), bundle);
                site.inventory().deployed(bundle, to);
                site.bundles().resolve(bundle);
            }
        }
    }

    private void start() throws StepFailedException {
        if (staged.isEmpty()) {
            return;
        }
        step(Phase.STARTED);
        Deadline deadline = Deadline.in(options.deadline());
        for (Bundle bundle : staged.values()) {
            site.bundles().start(bundle, deadline);
        }
    }

    private void check() throws StepFailedException {
        if (staged.isEmpty()) {
            return;
        }
        step(Phase.HEALTHY);
        Deadline deadline = Deadline.in(options.deadline());
        for (Move move : moves) {
            site.health().check(staged.get(move.extension()), move.to().orElseThrow().services(), deadline);
        }
    }

    private void catchUp() throws StepFailedException {
        step(Phase.CAUGHT_UP);
        misgivings = Misgivings.about(staged.values(), site.gate());
        handover = Handover.prepare(site.successors().get(), site.gate().preview(next()), Deadline.in(options.deadline()));
    }

    private void compare() throws StepFailedException {
        if (options.shadow().isZero() || staged.isEmpty()) {
            return;
        }
        step(Phase.SHADOWED);
        misgivings.pause();
        try {
            new ShadowStep(site, number, staged, options).take(next(), handover, () -> calledOff == null);
        } finally {
            misgivings.resume();
        }
    }

    private Map<String, Long> next() {
        Map<String, Long> next = new HashMap<>();
        moves.forEach(move -> next.put(move.extension(), GateControl.NOTHING));
        staged.forEach((extension, bundle) -> next.put(extension, bundle.getBundleId()));
        return next;
    }

    private void swap() throws StepFailedException {
        misgivings.requireNone();
        Map<String, Long> before = new HashMap<>();
        for (Move move : moves) {
            before.put(move.extension(), site.gate().serving(move.extension()));
            site.inventory().serving(move.extension()).ifPresent(bundle -> former.put(move.extension(), bundle));
        }
        synchronized (beginning) {
            requireWanted();
            probation = new Probation(site, number, next(), before, handover, options.errorBudget(), afterRevert);
        }
        if (probation.step(Phase.SWAPPED, "")) {
            misgivings.close();
            misgivings.reason().ifPresent(probation::revert);
            drain = probation.begin();
        }
    }

    /** Waits until nobody uses the version before, or so long as the deadline of a step is. */
    void drain() {
        if (drain.isPresent() && probation.step(Phase.DRAINED, "")) {
            long before = System.nanoTime();
            boolean empty = drained(drain.get(), Deadline.in(options.deadline()));
            probation.note(empty ? "after " + (System.nanoTime() - before) / 1_000_000 + " ms" : drain.get().open() + " calls still use it");
        }
    }

    private boolean drained(Drain users, Deadline deadline) {
        try {
            while (!users.await(DRAIN_LOOK)) {
                if (deadline.isOver() || !probation.isOpen()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The time of the probation is over, for calls that begin from now on. */
    LastCalls lastCalls() {
        return new LastCalls(site.gate().users(), probation::isWithinCallOf, options.deadline());
    }

    /**
     * Keeps the new version and takes the one before out.
     *
     * @return false if the swap was undone
     */
    boolean commit(String detail) {
        if (!probation.keep(detail)) {
            return false;
        }
        takeOut(former.values(), drain);
        LOG.info("deployment {} is committed", number);
        return true;
    }

    /** After the swap was undone: takes the new version out. */
    void cleanUp() {
        takeOut(Set.copyOf(staged.values()), Optional.of(probation.reverted()));
    }

    private void fail(String reason) {
        if (handover != null) {
            handover.abandon();
        }
        if (site.failed(number, reason)) {
            takeOut(Set.copyOf(staged.values()), Optional.empty());
        }
    }

    private void takeOut(Iterable<Bundle> bundles, Optional<Drain> users) {
        awaitUsers(users);
        bundles.forEach(bundle -> {
            try {
                site.retire(number, bundle);
            } catch (RuntimeException | LinkageError e) { // what was decided stays as it is
                LOG.error("deployment {}: {} could not be taken out", number, Bundles.name(bundle), e);
            }
        });
        staged.clear();
        former.clear();
    }

    private void awaitUsers(Optional<Drain> users) {
        try {
            if (users.isPresent() && !users.get().await(options.deadline())) {
                LOG.warn("deployment {}: {} calls still use a version that is taken out; they may fail", number, users.get().open());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
