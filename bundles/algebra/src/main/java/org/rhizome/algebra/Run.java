package org.rhizome.algebra;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One evaluation: its input, what it has spent, and what it need not compute twice. For one thread. */
final class Run {

    /** A schema at an entity; the body was compiled for its bindings, so these are part of its identity. */
    private record Visit(ViewNode body, String entity) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Visit that && body == that.body && entity.equals(that.entity);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(body) + entity.hashCode();
        }
    }

    private final DeltaSource source;
    private final Limits limits;
    private long deltas;
    private long steps;
    private Map<Object, Object> known; // made on first use: most evaluations need none
    private Map<Visit, HView> visited;

    Run(DeltaSource source, Limits limits) {
        this.source = source;
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
        steps += more;
        if (steps > limits.steps()) {
            throw tooCostly("has taken " + steps + " steps");
        }
    }

    void read() {
        deltas++;
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
            visited = new HashMap<>();
        }
        Visit visit = new Visit(body, entity);
        HView view = visited.get(visit);
        if (view == null) {
            view = body.view(new Scope(this, entity), Wanted.ALL);
            visited.put(visit, view);
        }
        return view;
    }
}
