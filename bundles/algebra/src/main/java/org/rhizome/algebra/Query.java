package org.rhizome.algebra;

import java.util.Objects;

/**
 * A term made ready to run: sorts, references and holes are checked, so what is left to go wrong depends on the data. Make it once and
 * evaluate it as often as you like, from any thread.
 */
public final class Query {

    private final Program program;
    private final Limits limits;

    private Query(Program program, Limits limits) {
        this.program = program;
        this.limits = limits;
    }

    /** As {@link #of(Term, Registry, Limits)}, within the {@linkplain Limits#DEFAULT usual limits}. */
    public static Query of(Term term, Registry registry) {
        return of(term, registry, Limits.DEFAULT);
    }

    /**
     * @param registry what the references of the term name
     * @throws AlgebraException if an operand has the wrong sort, a reference is unknown, a hole is not bound, or the term together with the
     *     schemas it refers to is nested too deep
     */
    public static Query of(Term term, Registry registry, Limits limits) {
        registry.requireDepth(term, limits);
        return new Query(new Compiler(registry, limits).program(term), limits);
    }

    /** What an evaluation without a root would take. */
    public Plan plan(DeltaSource source) {
        return plan(new Scope(new Run(source, limits), null));
    }

    /** What an evaluation about {@code root} would take. Reads nothing but estimates. */
    public Plan plan(DeltaSource source, String root) {
        return plan(new Scope(new Run(source, limits), Objects.requireNonNull(root)));
    }

    private Plan plan(Scope scope) {
        requireRoot(scope);
        return Plan.of(program.plan(scope), scope.run().spent().steps());
    }

    /** As {@link #evaluate(DeltaSource, String)}, for terms that need no root. */
    public Answer evaluate(DeltaSource source) {
        return evaluate(new Scope(new Run(source, limits), null));
    }

    /**
     * Evaluates over the deltas of {@code source}. The result depends on them and on nothing else.
     *
     * @param root the entity that the term is about, for its groups and its root variable
     * @throws AlgebraException if it takes more steps than the limit allows, refused before the work starts where that can be known, or if
     *     a view cannot be resolved
     */
    public Answer evaluate(DeltaSource source, String root) {
        return evaluate(new Scope(new Run(source, limits), Objects.requireNonNull(root)));
    }

    private Answer evaluate(Scope scope) {
        requireRoot(scope);
        Result result = program.run(scope);
        return new Answer(result, scope.run().spent());
    }

    private void requireRoot(Scope scope) {
        if (scope.root() == null && program.needsRoot()) {
            throw new AlgebraException(Fault.SORT,
                    "group files deltas under the entity that the query is about: name a root, or put the group into a schema and fix it");
        }
    }
}
