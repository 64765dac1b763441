package org.rhizome.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.node.LosslessOptions.Negated;
import org.rhizome.node.LossyView;

/**
 * One maintained view of one entity: what its claims come to in one state of the node, and the changes since then. The writer adds changes;
 * whoever asks applies them, so a write costs what it touches and no extension ever runs on the writer's thread.
 */
final class Cell {

    /** Claims that may wait to be applied whatever is counted; beyond, computing from scratch costs no more than applying. */
    private static final int MIN_WAITING = 64;
    /** What a claim that is counted takes in the states of resolvers, half its length aside: most keep only the one that wins. */
    private static final int CLAIM_BYTES = 40;
    /** What a property that the view names takes, claimed or not. */
    private static final int PROPERTY_BYTES = 120;

    private final String entity;
    private final CompiledView view;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Touch> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingClaims = new AtomicInteger();
    private final Set<DeltaId> uncounted = new HashSet<>(); // negated claims
    private ViewState state; // null until it is built
    private boolean spoilt; // under the lock
    private long claimBytes;
    private volatile Shown shown;
    private volatile long bytes;
    private volatile int counted; // claims
    private volatile boolean forgotten;
    private long lastRead = System.nanoTime(); // a race costs nothing but accuracy

    /**
     * @param sequence of the state that the view shows
     * @param view empty when nothing is filed under the entity
     * @param references for properties whose references are resolved further, what in their values may be one
     */
    record Shown(long sequence, Optional<LossyView> view, Map<String, Set<String>> references) {}

    Cell(String entity, CompiledView view) {
        this.entity = entity;
        this.view = view;
    }

    /** Called by the writer. False when too much waits already: this cell is told of nothing more. */
    boolean touch(Touch touch) {
        waiting.add(touch);
        if (waitingClaims.addAndGet(touch.fresh().size() + touch.reached().size()) > Math.max(MIN_WAITING, counted)) {
            forgotten = true;
        }
        return !forgotten;
    }

    /** From now on nobody tells this cell of changes. */
    void forget() {
        forgotten = true;
    }

    /** When it was looked at, for comparison only. */
    long lastRead() {
        return lastRead;
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** The view, if it is up to date with all that was published when this is called. */
    Optional<Shown> current() {
        lastRead = System.nanoTime();
        if (!waiting.isEmpty() || forgotten) {
            return Optional.empty();
        }
        return Optional.ofNullable(shown); // asked last: what waits no more is in it
    }

    /** Whether nothing was computed yet. Under the lock. */
    boolean isNew() {
        return state == null;
    }

    /** Whether it failed half advanced. Under the lock. */
    boolean isSpoilt() {
        return spoilt;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** What has to be done to reach a state: claims that come and claims that go. */
    private record Step(List<Delta> gone, List<Delta> come, Set<DeltaId> negated) {}

    /**
     * Brings the view up to a state. Under the lock. When it throws, this cell is of no more use.
     *
     * @param sight of a state that is not older than any that this was called with
     * @param guard runs what calls resolvers; what is read for them is read before, on the calling thread
     */
    Shown advance(Sight sight, ViewGuard guard) {
        spoilt = true; // until it is done
        Step step = isNew() ? first(sight) : next(sight);
        Shown reached = guard.run(view, entity, running -> take(step, sight, running));
        shown = reached; // before the changes it holds are dropped: nothing waits means that this is up to date
        drop(reached.sequence());
        spoilt = false;
        return reached;
    }

    private Step first(Sight sight) {
        Set<DeltaId> negated = new HashSet<>();
        Map<DeltaId, Delta> come = new LinkedHashMap<>();
        for (List<HEntry> entries : sight.lossless(entity, Negated.ANNOTATE).map(it -> it.properties().values()).orElse(List.of())) {
            for (HEntry entry : entries) {
                if (entry.standing() == Standing.SURVIVING) {
                    come.put(entry.delta().id(), entry.delta());
                } else {
                    negated.add(entry.delta().id());
                }
            }
        }
        return new Step(List.of(), List.copyOf(come.values()), negated);
    }

    private Step next(Sight sight) {
        Set<DeltaId> fresh = new HashSet<>();
        Set<DeltaId> touched = new HashSet<>();
        for (Touch touch : waiting) {
            if (touch.sequence() > shown.sequence() && touch.sequence() <= sight.snapshot().lastSequence()) {
                fresh.addAll(touch.fresh());
                touched.addAll(touch.reached());
            }
        }
        touched.addAll(fresh);
        Set<DeltaId> surviving = sight.surviving(touched);
        Step step = new Step(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (DeltaId id : touched) {
            boolean counted = !fresh.contains(id) && !uncounted.contains(id);
            if (!surviving.contains(id)) {
                step.negated.add(id);
            }
            if (counted != surviving.contains(id)) {
                (counted ? step.gone : step.come).add(sight.snapshot().get(id).orElseThrow().delta());
            }
        }
        return step;
    }

    private Shown take(Step step, Sight sight, Running running) {
        if (isNew()) {
            state = new ViewState(entity, view, running);
        }
        step.gone.forEach(delta -> {
            state.remove(delta, running);
            claimBytes -= CLAIM_BYTES + delta.canonicalLength() / 2;
        });
        step.come.forEach(delta -> {
            state.add(delta, running);
            claimBytes += CLAIM_BYTES + delta.canonicalLength() / 2;
            uncounted.remove(delta.id());
        });
        uncounted.addAll(step.negated);
        counted += step.come.size() - step.gone.size();
        Optional<LossyView> resolved = show(sight, running);
        return new Shown(sight.snapshot().lastSequence(), resolved,
                view.isNested() && resolved.isPresent() ? state.references() : Map.of());
    }

    /** What is in the state that was reached needs no more waiting. */
    private void drop(long sequence) {
        for (Touch next = waiting.peek(); next != null && next.sequence() <= sequence; next = waiting.peek()) {
            waiting.remove();
            waitingClaims.addAndGet(-next.fresh().size() - next.reached().size());
        }
    }

    private Optional<LossyView> show(Sight sight, Running running) {
        if (claimBytes == 0 && !sight.isFiled(entity)) {
            return Optional.empty();
        }
        SortedMap<String, Value> values = state.values(new Survivors(sight, entity, running), running);
        running.leave();
        bytes = claimBytes + PROPERTY_BYTES * view.named().size() + 64L * uncounted.size() + ViewSize.bytes(entity, values);
        return Optional.of(new LossyView(entity, values, view.substitutes(), ViewTag.of(values, view.substitutes())));
    }

    long bytes() {
        return bytes;
    }
}
