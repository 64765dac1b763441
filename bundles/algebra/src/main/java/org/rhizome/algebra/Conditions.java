package org.rhizome.algebra;

import java.util.Map;
import java.util.TreeSet;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Compiles predicates: holes are filled once and for all. */
final class Conditions {

    private final Compiler compiler;
    private final Map<String, Primitive> bindings;

    Conditions(Compiler compiler, Map<String, Primitive> bindings) {
        this.compiler = compiler;
        this.bindings = bindings;
    }

    /** A predicate that stands for itself, without holes, input and root. */
    static Condition closed(Pred pred) {
        return new Conditions(null, Map.of()).of(pred);
    }

    Condition of(Pred pred) {
        if (compiler != null) {
            compiler.count();
        }
        return switch (pred) {
            case Pred.True _ -> (_, _) -> true;
            case Pred.False _ -> new Never();
            case Pred.Match(Field field, Comparison comparison, Operand operand) ->
                new FieldCondition(field, new CompareCondition(comparison, value(operand)));
            case Pred.MatchAny(Field field, var values) -> new FieldCondition(field, new AnyOfCondition(values));
            case Pred.HasPointer(PointerMatch pointer) -> pointer(pointer);
            case Pred.And(Pred left, Pred right) -> new AndCondition(of(left), of(right));
            case Pred.Or(Pred left, Pred right) -> new OrCondition(of(left), of(right));
            case Pred.Not(Pred inner) -> new NotCondition(of(inner));
            case Pred.InView(Term term, Facet field, Extract extract) ->
                new InViewCondition(compiler.reflected(term, bindings), field, extract);
        };
    }

    private record Never() implements Condition {
        @Override
        public boolean test(Delta delta, Scope scope) {
            return false;
        }

        @Override
        public Route route(Scope scope) {
            return Route.NOTHING;
        }
    }

    private Condition pointer(PointerMatch match) {
        return new PointerCondition(
                match.role() == null ? null : text(match.role()),
                match.entity() == null ? null : entity(match.entity()),
                match.delta(),
                match.context() == null ? null : text(match.context()),
                match.kind(),
                match.value() == null ? null : value(match.value()));
    }

    private EntityTarget entity(EntityMatch match) {
        return switch (match) {
            case EntityMatch.Id(String id) -> new EntityTarget.Fixed(id);
            case EntityMatch.Root _ -> new EntityTarget.OfRoot();
            case Hole hole -> {
                if (!(bound(hole) instanceof Text(String id))) {
                    throw new AlgebraException(Fault.HOLE,
                            "the hole \"" + Words.shortened(hole.name()) + "\" stands for an entity, so bind it to a string, not to "
                            + bound(hole));
                }
                yield new EntityTarget.Fixed(id);
            }
        };
    }

    static TextCondition text(TextMatch match) {
        return switch (match) {
            case TextMatch.Exact(String value) -> new TextCondition.Exact(value);
            case TextMatch.Prefix(String value) -> new TextCondition.Prefix(value);
            case TextMatch.AnyOf(var values) -> TextCondition.AnyOf.of(values);
            case TextMatch.Aliased(String name, String via, Pred trust) ->
                new AliasCondition(name, via, trust == null ? null : closed(trust));
        };
    }

    private ValueCondition value(ValueMatch match) {
        return switch (match) {
            case ValueMatch.Compare(Comparison comparison, Operand operand) -> new CompareCondition(comparison, value(operand));
            case ValueMatch.Between(Primitive low, Primitive high) -> new BetweenCondition(low, high);
            case ValueMatch.AnyOf(var values) -> new AnyOfCondition(values);
        };
    }

    private Primitive value(Operand operand) {
        return switch (operand) {
            case Operand.Literal(Primitive value) -> value;
            case Hole hole -> bound(hole);
        };
    }

    private Primitive bound(Hole hole) {
        Primitive value = bindings.get(hole.name());
        if (value == null) {
            throw new AlgebraException(Fault.HOLE,
                    "nothing binds the hole \"" + Words.shortened(hole.name()) + "\": name it in the bindings of its fix, which has "
                    + (bindings.isEmpty() ? "none" : Words.list(new TreeSet<>(bindings.keySet()))));
        }
        return value;
    }
}
