package org.rhizome.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deployments that are under way, done one after the other by the one thread that changes the framework. Safe for any thread. */
final class Works {

    private static final Logger LOG = LoggerFactory.getLogger(Works.class);

    private static final Duration LOOK = Duration.ofMillis(50); // at calls that have not come back

    private final Site site;
    private final Parked parked;
    private final WorkThread thread;
    private final Object intake = new Object();
    private final Map<Long, CompletableFuture<Deployment>> underWay = new ConcurrentHashMap<>();
    private final Map<Long, String> calledOff = new ConcurrentHashMap<>(); // of those that wait, why
    private final Map<String, Rollout> rollouts = new ConcurrentHashMap<>(); // that run or are on probation, by extension

    Works(Site site, Parked parked, WorkThread thread) {
        this.site = site;
        this.parked = parked;
        this.thread = thread;
    }

    /** Held between keeping a jar and journaling who needs it, and while jars are removed that nobody needs. */
    Object intake() {
        return intake;
    }

    /** What would come of an intention that is new. */
    Draft intended(Intention intention) {
        Draft draft = draft(intention);
        return draft.refusedFor(draft.moves().stream().flatMap(move -> alreadyUnderWay(move).stream()).map(Draft.Refusal::conflict).toList());
    }

    /** Whoever asks twice, or at two doors, gets it once. */
    private Optional<String> alreadyUnderWay(Move move) {
        return site.ledger().unfinished().reversed().stream()
                .flatMap(deployment -> deployment.changes().stream().filter(change -> change.extension().equals(move.extension()))
                        .map(change -> Map.entry(deployment.number(), change.sha256()))).findFirst()
                .filter(last -> move.to().filter(to -> to.hasJar() && to.sha256().equals(last.getValue())).isPresent())
                .map(last -> "Deployment " + last.getKey() + " brings this very jar of " + move.extension() + " already; see what becomes of it.");
    }

    /** What would come of an intention now: what is on probation counts as kept, as it is when something follows it. */
    private Draft draft(Intention intention) {
        SortedMap<String, Desired> desired = new TreeMap<>(site.ledger().desired());
        Set.copyOf(rollouts.values()).stream().filter(Rollout::isOnProbation)
                .forEach(rollout -> desired.putAll(site.ledger().desiredBy(rollout.number())));
        Draft draft = Planner.plan(intention, site.inventory().scene(desired));
        return draft.refusedFor(draft.moves().stream().flatMap(move -> move.to().stream()).flatMap(to -> site.vouching().objection(to).stream())
                .map(reason -> new Draft.Refusal(Kind.UNTRUSTED, reason)).toList());
    }

    /** Journals a plan and queues it. Called with the intake held. */
    Deployment begin(Intention intention, Draft draft, Options options, String by) {
        Deployment deployment = site.ledger().begin(by, withJars(draft.moves()), draft.warnings());
        underWay.put(deployment.number(), new CompletableFuture<>());
        thread.execute(() -> {
            try {
                work(deployment.number(), intention, options, by);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("deployment {} went wrong in a way that was not foreseen", deployment.number(), e);
                site.ledger().end(deployment.number(), Phase.FAILED, Reasons.of(e) + '.');
                finish(deployment.number());
            }
        });
        return deployment;
    }

    /** Keeps the jars of what came with the distribution, so that it can be brought back. */
    private List<Move> withJars(List<Move> moves) {
        return moves.stream().map(move -> new Move(
                move.extension(), move.action(), move.from().map(from -> withJar(move.extension(), from)), move.to())).toList();
    }

    private Release withJar(String extension, Release release) {
        if (release.origin() == Release.Origin.DEPLOYMENT
                || release.hasJar() && Files.isRegularFile(site.jars().of(release.sha256()))) { // kept already
            return release;
        }
        try {
            Optional<Path> jar = site.inventory().serving(extension).flatMap(Inventory::jarOf);
            return release.withJar(jar.isEmpty() ? "" : site.jars().keep(jar.get()));
        } catch (IOException e) {
            LOG.warn("the jar of {} {} could not be kept, so it cannot be rolled back to: {}", extension, release.version(), Reasons.of(e));
            return release.withJar("");
        }
    }

    private void work(long number, Intention intention, Options options, String by) {
        Draft draft = draft(intention); // others may have come and gone since it was planned
        if (draft.refusals().isEmpty() && !calledOff.containsKey(number)) {
            draft.moves().forEach(move -> commitEarly(move.extension(), number));
            draft = draft(intention); // one of them may have been swapped back instead
        }
        List<String> against = Optional.ofNullable(calledOff.get(number)).map(List::of).orElse(draft.reasons());
        if (!against.isEmpty()) {
            site.ledger().end(number, Phase.FAILED, String.join(" ", against));
            finish(number);
            return;
        }
        List<Move> moves = withJars(draft.moves());
        if (!moves.equals(site.ledger().moves(number))) {
            site.ledger().append(new Entry.Planned(number, site.ledger().now(), by, moves, draft.warnings()));
        }
        if (moves.stream().flatMap(move -> move.to().stream()).anyMatch(to -> to.nature() == Release.Nature.PART)) {
            new HeldRollout(site, number, moves.getFirst(), options).run();
            finish(number);
        } else {
            roll(number, moves, options);
        }
    }

    private void roll(long number, List<Move> moves, Options options) {
        Rollout[] self = new Rollout[1];
        Rollout rollout = new Rollout(site, number, moves, options, () -> thread.execute(() -> cleanUp(self[0])));
        self[0] = rollout;
        rollout.extensions().forEach(extension -> rollouts.put(extension, rollout));
        Optional.ofNullable(calledOff.get(number)).ifPresent(rollout::goBack);
        if (!rollout.run()) {
            rollouts.values().removeIf(each -> each == rollout);
            finish(number);
            return;
        }
        try {
            rollout.drain();
            boolean removal = moves.stream().allMatch(move -> move.to().isEmpty());
            if (removal || options.probation().isZero()) {
                commit(rollout, "");
            } else if (rollout.probation().step(Phase.PROBATION, "for " + Deadline.words(options.probation()))) {
                thread.later(options.probation(), () -> commitAfter(rollout.lastCalls(), rollout));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("deployment {} went wrong after the swap", number, e);
            rollout.probation().revert(Reasons.of(e) + '.');
        }
    }

    private void commitAfter(LastCalls calls, Rollout rollout) {
        if (!rollout.isOnProbation() || calls.areOver()) {
            commit(rollout, "");
        } else {
            thread.later(LOOK, () -> commitAfter(calls, rollout));
        }
    }

    private void commitEarly(String extension, long next) {
        Rollout rollout = rollouts.get(extension);
        if (rollout != null) {
            commit(rollout, "probation ended early, as deployment " + next + " of the same extension begins");
        }
    }

    private void commit(Rollout rollout, String detail) {
        if (rollout.commit(detail)) {
            finish(rollout.number());
        }
    }

    private void cleanUp(Rollout rollout) {
        rollout.cleanUp();
        finish(rollout.number());
    }

    /** Everything is done, or the node stops: tells those who wait, if the deployment has ended. */
    private void finish(long number) {
        Optional<Deployment> deployment = site.ledger().deployment(number); // only those that have ended are forgotten
        if (deployment.isPresent() && !deployment.get().state().isEnded()) {
            return;
        }
        rollouts.values().removeIf(rollout -> rollout.number() == number);
        calledOff.remove(number);
        if (deployment.isPresent() && deployment.get().state() == Deployment.State.COMMITTED) {
            site.ledger().moves(number).forEach(move -> parked.remove(move.extension()));
        }
        removeJars();
        CompletableFuture<Deployment> waiting = underWay.remove(number);
        if (waiting != null) {
            deployment.ifPresentOrElse(waiting::complete, () -> waiting.completeExceptionally(new NoSuchElementException(
                    "deployment " + number + " has ended and is forgotten already; remember more with history of org.rhizome.deploy")));
        }
    }

    /** Removes the jars that nobody needs, unless lines of the journal are missing that may have named them. */
    void removeJars() {
        synchronized (intake) {
            try {
                if (site.ledger().damage().isEmpty()) {
                    site.jars().retain(site.ledger().jars());
                }
            } catch (IOException e) {
                LOG.warn("jars that are not needed any more could not be removed: {}", Reasons.of(e));
            }
        }
    }

    /** Undoes what is being done with an extension, or was undone just now; empty if nothing is, or it is kept for good. */
    Optional<Deployment> swapBack(String extension, String reason) {
        Optional<Deployment> waiting = rollouts.containsKey(extension) ? Optional.empty() : waiting(extension);
        waiting.ifPresent(deployment -> calledOff.put(deployment.number(), reason)); // first: it may begin at this moment
        Rollout rollout = rollouts.get(extension);
        return rollout == null ? waiting : rollout.goBack(reason) ? site.ledger().deployment(rollout.number()) : Optional.empty();
    }

    /** The last of those that wait for others to end, unless it is a way back itself, or a part's, which nothing stops once it has begun. */
    private Optional<Deployment> waiting(String extension) {
        return site.ledger().unfinished().reversed().stream()
                .filter(deployment -> deployment.changes().stream().anyMatch(change -> change.extension().equals(extension))).findFirst()
                .filter(last -> last.changes().stream().map(Plan.Change::action)
                        .noneMatch(action -> action == Plan.Action.ROLL_BACK || action == Plan.Action.REPLACE_UNDER_HOLD));
    }

    boolean isOnProbation(String extension) {
        Rollout rollout = rollouts.get(extension);
        return rollout != null && rollout.isOnProbation();
    }

    CompletableFuture<Deployment> ended(long number) {
        CompletableFuture<Deployment> waiting = underWay.get(number);
        if (waiting != null) {
            return waiting.copy();
        }
        return site.ledger().deployment(number).map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(new NoSuchElementException("there is no deployment " + number)));
    }
}
