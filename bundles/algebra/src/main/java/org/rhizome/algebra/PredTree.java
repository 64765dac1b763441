package org.rhizome.algebra;

import static org.rhizome.algebra.TermTree.members;

import java.util.List;

/** Predicates as JSON trees, normalised. */
final class PredTree {

    private PredTree() {}

    static Object of(Pred pred) {
        return switch (pred) {
            case Pred.True _ -> "true";
            case Pred.False _ -> "false";
            case Pred.Match it -> members("match",
                    members("field", it.field().tag(), "cmp", it.comparison().tag(), "const", operand(it.operand())));
            case Pred.MatchAny it -> members("match",
                    members("field", it.field().tag(), "cmp", "inSet", "const", TermTree.primitives(it.values())));
            case Pred.HasPointer it -> members("hasPointer", pointer(it.pointer()));
            case Pred.And it -> members("and", List.of(of(it.left()), of(it.right())));
            case Pred.Or it -> members("or", List.of(of(it.left()), of(it.right())));
            case Pred.Not it -> members("not", of(it.pred()));
            case Pred.InView it -> members("inView",
                    members("term", TermTree.of(it.term()), "field", it.field().tag(), "extract", extract(it.extract())));
        };
    }

    private static Object extract(Extract extract) {
        return switch (extract) {
            case Extract.OfField it -> members("field", it.field().tag());
            case Extract.OfRole it -> members("role", it.role());
        };
    }

    private static Object pointer(PointerMatch it) {
        return members(
                "role", it.role() == null ? null : text(it.role()),
                "targetEntity", it.entity() == null ? null : entity(it.entity()),
                "targetDelta", it.delta(),
                "context", it.context() == null ? null : text(it.context()),
                "targetIsPrimitive", it.kind() == null ? null : it.kind() == TargetKind.PRIMITIVE,
                "targetValue", it.value() == null ? null : value(it.value()));
    }

    private static Object entity(EntityMatch entity) {
        return switch (entity) {
            case EntityMatch.Id it -> it.id();
            case EntityMatch.Root _ -> members("var", "root");
            case Hole hole -> members("hole", hole.name());
        };
    }

    private static Object operand(Operand operand) {
        return switch (operand) {
            case Operand.Literal it -> TermTree.primitive(it.value());
            case Hole hole -> members("hole", hole.name());
        };
    }

    static Object text(TextMatch match) {
        return switch (match) {
            case TextMatch.Exact it -> members("exact", it.value());
            case TextMatch.Prefix it -> members("prefix", it.value());
            case TextMatch.AnyOf it -> members("inSet", it.values());
            case TextMatch.Aliased it -> members("aliased",
                    members("name", it.name(), "via", it.via(), "trust", it.trust() == null ? null : of(it.trust())));
        };
    }

    private static Object value(ValueMatch match) {
        return switch (match) {
            case ValueMatch.Compare it -> members("vcmp", members("cmp", it.comparison().tag(), "value", operand(it.operand())));
            case ValueMatch.Between it -> members("between", List.of(TermTree.primitive(it.low()), TermTree.primitive(it.high())));
            case ValueMatch.AnyOf it -> members("inSet", TermTree.primitives(it.values()));
        };
    }
}
