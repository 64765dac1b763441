package org.rhizome.algebra;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.rhizome.delta.Delta;

/** One evaluation: its input, what it has spent, and what it need not compute twice. For one thread. */
final class Run {

    /** What a delta takes in memory besides its canonical bytes: claims, pointers and strings. */
    private static final int HELD_BYTES = 800;

    private final DeltaSource source;
    private final Limits limits;
    private long deltas;
    private long steps;
    private long held;
    private Map<Object, Object> known; // made on first use: most evaluations need none
    private Map<ViewNode, Map<String, HView>> visited;

    Run(DeltaSource source, Limits limits) {
        this.source = new MeteredSource(source, this);
        this.limits = limits;
    }

    DeltaSource source() {
        return source;
    }

    /** Refuses work that is known to exceed the limit before it starts. */
    void expect(long more) {
        if (more > limits.steps() - steps) {
            throw tooCostly("would take " + more + " steps more after " + steps);
        }
    }

    void charge(long more) {
        steps = Cost.sum(steps, more);
        if (steps > limits.steps()) {
            throw tooCostly("has taken " + steps + " steps");
        }
    }

    /** A delta that so many operators and predicates look at; time follows its pointers. */
    void read(Delta delta, int weight) {
        deltas++;
        charge((long) weight * (1 + delta.pointers().size() / Cost.POINTERS));
    }

    /** Counts a delta that the result holds, before it is held. */
    void hold(Delta delta) {
        held += HELD_BYTES + delta.canonicalLength();
        requireSize(held);
    }

    /** Refuses a result that would take more than so many bytes. */
    void requireSize(long bytes) {
        if (bytes > limits.bytes()) {
            throw new AlgebraException(Fault.LIMIT, "the result would take about " + bytes + " bytes, and the limit is " + limits.bytes()
                    + ": select less, prune to the properties you need, expand less, or raise the limit");
        }
    }

    Cost spent() {
        return new Cost(deltas, steps, Cost.Growth.FIXED);
    }

    private AlgebraException tooCostly(String what) {
        return new AlgebraException(Fault.LIMIT, "the evaluation " + what + ", and the limit is " + limits.steps()
                + ": select by entity, role and value, author or time, expand less, or raise the limit");
    }

    /** What {@code node} computes once for the whole evaluation. */
    @SuppressWarnings("unchecked")
    <T> T known(Object node, Supplier<T> compute) {
        if (known == null) {
            known = new IdentityHashMap<>();
        }
        Object value = known.get(node);
        if (value == null) {
            value = compute.get();
            known.put(node, value);
        }
        return (T) value;
    }

    /** The view of a schema at an entity, computed once however often data refers to it. */
    HView visit(ViewNode body, String entity) {
        if (visited == null) {
            visited = new IdentityHashMap<>(); // a body was compiled for its bindings, so these are part of its identity
        }
        Map<String, HView> views = visited.computeIfAbsent(body, _ -> new HashMap<>());
        HView view = views.get(entity);
        if (view == null) {
            view = body.view(new Scope(this, entity), Wanted.ALL);
            views.put(entity, view);
        }
        return view;
    }
}
