package org.rhizome.algebra;

import java.util.List;
import java.util.Map;
import org.rhizome.delta.Primitive;

/** Reads the JSON form of what predicates ask of pointers, strings and values (SPEC-2 9). */
final class MatchParser {

    private MatchParser() {}

    static PointerMatch pointer(JsonPlace at) {
        JsonMembers it = at.members("hasPointer", "role", "targetEntity", "targetDelta", "context", "targetIsPrimitive", "targetValue");
        return new PointerMatch(
                it.find("role").map(role -> text(role, "role")).orElse(null),
                it.find("targetEntity").map(MatchParser::entity).orElse(null),
                it.find("targetDelta").map(delta -> delta.text("targetDelta")).orElse(null),
                it.find("context").map(context -> text(context, "context")).orElse(null),
                it.find("targetIsPrimitive").map(MatchParser::kind).orElse(null),
                it.find("targetValue").map(MatchParser::value).orElse(null));
    }

    private static TargetKind kind(JsonPlace at) {
        return at.bool("targetIsPrimitive") ? TargetKind.PRIMITIVE : TargetKind.OTHER;
    }

    private static EntityMatch entity(JsonPlace at) {
        if (at.isText()) {
            return new EntityMatch.Id(at.text("targetEntity"));
        }
        if (at.has("hole")) {
            return hole(at);
        }
        JsonPlace variable = at.arm("targetEntity that is not a string", "var", "hole").getValue();
        if (!variable.is("root")) {
            throw variable.fault("the only variable is \"root\"");
        }
        return new EntityMatch.Root();
    }

    private static Hole hole(JsonPlace at) {
        return new Hole(at.arm("a hole", "hole").getValue().text("the name of a hole"));
    }

    static Operand operand(JsonPlace at, String what) {
        return at.has("hole") ? hole(at) : new Operand.Literal(at.primitive(what + " that is not a hole"));
    }

    static TextMatch text(JsonPlace at, String what) {
        Map.Entry<String, JsonPlace> arm = at.arm(what, "exact", "prefix", "inSet", "aliased");
        JsonPlace value = arm.getValue();
        return switch (arm.getKey()) {
            case "exact" -> new TextMatch.Exact(value.text("exact"));
            case "prefix" -> new TextMatch.Prefix(value.text("prefix"));
            case "inSet" -> new TextMatch.AnyOf(value.elements("inSet").stream().map(member -> member.text("a member of inSet")).toList());
            default -> aliased(value);
        };
    }

    private static TextMatch aliased(JsonPlace at) {
        JsonMembers it = at.members("aliased", "name", "via", "trust");
        String via = it.find("via").map(place -> place.text("via")).orElse(null);
        Pred trust = it.find("trust").map(PredParser::pred).orElse(null);
        return at.read(() -> new TextMatch.Aliased(it.get("name").text("name"), via, trust));
    }

    private static ValueMatch value(JsonPlace at) {
        Map.Entry<String, JsonPlace> arm = at.arm("targetValue", "vcmp", "between", "inSet");
        JsonPlace value = arm.getValue();
        return switch (arm.getKey()) {
            case "vcmp" -> {
                JsonMembers it = value.members("vcmp", "cmp", "value");
                Comparison comparison = it.get("cmp").word("cmp", Comparison.values());
                yield value.read(() -> new ValueMatch.Compare(comparison, operand(it.get("value"), "value")));
            }
            case "between" -> between(value);
            default -> new ValueMatch.AnyOf(value.elements("inSet").stream().map(member -> member.primitive("a member of inSet")).toList());
        };
    }

    private static ValueMatch between(JsonPlace at) {
        List<Primitive> ends = at.elements("between").stream().map(end -> end.primitive("an end of between")).toList();
        if (ends.size() != 2) {
            throw at.fault("between takes [low, high], not " + ends.size() + " values");
        }
        return new ValueMatch.Between(ends.get(0), ends.get(1));
    }
}
