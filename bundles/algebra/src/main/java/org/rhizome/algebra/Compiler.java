package org.rhizome.algebra;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.Primitive;

/** Compiles a term and the schemas it refers to, each schema once for the bindings of each fix. For one thread. */
final class Compiler {

    private final Registry registry;
    private final Limits limits;
    private final Map<Map<String, Primitive>, Map<String, ViewNode>> bodies = new IdentityHashMap<>(); // bindings belong to one fix
    private int nodes;

    Compiler(Registry registry, Limits limits) {
        this.registry = registry;
        this.limits = limits;
    }

    /** An operator or predicate more: schemas that fix each other with many bindings are many programs. */
    void count() {
        if (++nodes > limits.size()) {
            throw new AlgebraException(Fault.LIMIT,
                    "the term and the schemas it refers to, each for the bindings of each fix, hold more than "
                    + limits.size() + " operators and predicates: expand less, or bind in fewer places");
        }
    }

    Program program(Term term) {
        return switch (Sort.of(term)) {
            case DSET -> new Program.OfSet(set(term, "", Map.of()));
            case HVIEW -> new Program.OfView(view(term, "", Map.of()));
            case VIEW -> {
                Term.Resolve resolve = (Term.Resolve) term;
                yield new Program.OfResolution(Resolution.of(resolve.schema()), view(resolve.in(), "/in", Map.of()));
            }
        };
    }

    /** The set of an inView: what is wrong in it is reported for the operator around it. */
    SetNode reflected(Term term, Map<String, Primitive> bindings) {
        return set(term, "", bindings);
    }

    private SetNode set(Term term, String at, Map<String, Primitive> bindings) {
        count();
        Conditions conditions = new Conditions(this, bindings);
        return switch (term) {
            case Term.Input _ -> new InputSet();
            case Term.Select(Pred pred, Term in) -> new SelectSet(condition(conditions, pred, at + "/pred"), set(in, at + "/in", bindings));
            case Term.Union(Term left, Term right) ->
                new PairSet(PairSet.Kind.UNION, set(left, at + "/left", bindings), set(right, at + "/right", bindings));
            case Term.Intersect(Term left, Term right) ->
                new PairSet(PairSet.Kind.INTERSECTION, set(left, at + "/left", bindings), set(right, at + "/right", bindings));
            case Term.Difference(Term of, Term without) ->
                new PairSet(PairSet.Kind.DIFFERENCE, set(of, at + "/of", bindings), set(without, at + "/without", bindings));
            case Term.Mask(MaskPolicy policy, Term in) -> mask(policy, set(in, at + "/in", bindings), conditions, at);
            case Term.Group _, Term.Prune _, Term.Expand _, Term.Fix _, Term.Resolve _ ->
                throw wrongSort(at, "a set of deltas", term);
        };
    }

    private static SetNode mask(MaskPolicy policy, SetNode in, Conditions conditions, String at) {
        return switch (policy) {
            case MaskPolicy.Drop _ -> new MaskSet(MaskSet.Kind.DROP, null, in);
            case MaskPolicy.Annotate _ -> new MaskSet(MaskSet.Kind.ANNOTATE, null, in);
            case MaskPolicy.Trust(Pred pred) -> new MaskSet(MaskSet.Kind.DROP, condition(conditions, pred, at + "/policy/trust"), in);
        };
    }

    private static Condition condition(Conditions conditions, Pred pred, String at) {
        try {
            return conditions.of(pred);
        } catch (AlgebraException e) {
            throw e.at(at);
        }
    }

    private ViewNode view(Term term, String at, Map<String, Primitive> bindings) {
        count();
        return switch (term) {
            case Term.Group(GroupKey key, Term in) -> new GroupView(key, set(in, at + "/in", bindings));
            case Term.Prune(TextMatch keep, Term in) -> {
                ViewNode inner = view(in, at + "/in", bindings);
                yield keep == null ? inner : new PruneView(Conditions.text(keep), inner);
            }
            case Term.Expand expand -> expand(expand, at, bindings);
            case Term.Fix(SchemaRef schema, String entity, Map<String, Primitive> own) ->
                new FixView(schema, entity, body(schema, at, own.isEmpty() ? bindings : own));
            case Term.Input _, Term.Select _, Term.Union _, Term.Intersect _, Term.Difference _, Term.Mask _, Term.Resolve _ ->
                throw wrongSort(at, "a view of an entity", term);
        };
    }

    private ViewNode expand(Term.Expand expand, String at, Map<String, Primitive> bindings) {
        ViewNode in = view(expand.in(), at + "/in", bindings);
        ViewNode body = body(expand.schema(), at, bindings);
        Optional<Resolution> reading =
                Optional.ofNullable(expand.reading()).map(reference -> registry.requireReading(reference, at + "/reading"));
        return new ExpandView(Conditions.text(expand.role()), expand.schema(), body, reading, in);
    }

    private ViewNode body(SchemaRef reference, String at, Map<String, Primitive> bindings) {
        HyperSchema schema = registry.require(reference, at + "/schema");
        Map<String, ViewNode> bound = bodies.computeIfAbsent(bindings, _ -> new HashMap<>());
        ViewNode known = bound.get(schema.name());
        if (known == null) {
            try {
                known = view(schema.body(), "", bindings);
            } catch (AlgebraException e) {
                String place = e.pointer().isEmpty() ? "" : " at " + e.pointer();
                throw new AlgebraException(e.fault(), at + "/schema",
                        "schema \"" + schema.name() + "\"" + place + ": " + e.getMessage(), e);
            }
            bound.put(schema.name(), known);
        }
        return known;
    }

    private static AlgebraException wrongSort(String at, String wanted, Term found) {
        return new AlgebraException(Fault.SORT, at,
                "the operand must be " + wanted + ", and " + Sort.operator(found) + " yields none", null);
    }
}
