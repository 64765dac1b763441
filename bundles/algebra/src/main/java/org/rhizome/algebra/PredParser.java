package org.rhizome.algebra;

import java.util.List;
import java.util.Map;

/** Reads the JSON form of predicates (SPEC-2 9). */
final class PredParser {

    private PredParser() {}

    static Pred pred(JsonPlace at) {
        return at.read(() -> {
            if (at.is("true")) {
                return new Pred.True();
            }
            if (at.is("false")) {
                return new Pred.False();
            }
            Map.Entry<String, JsonPlace> arm = at.arm("a predicate that is not \"true\" or \"false\"",
                    "match", "hasPointer", "and", "or", "not", "inView");
            return arm(arm.getKey(), arm.getValue());
        });
    }

    private static Pred arm(String tag, JsonPlace at) {
        return switch (tag) {
            case "match" -> match(at);
            case "hasPointer" -> new Pred.HasPointer(at.read(() -> MatchParser.pointer(at)));
            case "and" -> {
                List<JsonPlace> both = both(at, tag);
                yield new Pred.And(pred(both.get(0)), pred(both.get(1)));
            }
            case "or" -> {
                List<JsonPlace> both = both(at, tag);
                yield new Pred.Or(pred(both.get(0)), pred(both.get(1)));
            }
            case "not" -> new Pred.Not(pred(at));
            default -> inView(at);
        };
    }

    private static List<JsonPlace> both(JsonPlace at, String tag) {
        List<JsonPlace> both = at.elements(tag);
        if (both.size() != 2) {
            throw at.fault(tag + " takes exactly two predicates, not " + both.size());
        }
        return both;
    }

    private static Pred match(JsonPlace at) {
        JsonMembers it = at.members("match", "field", "cmp", "const");
        Field field = it.get("field").word("field", Field.values());
        JsonPlace constant = it.get("const");
        if (it.get("cmp").is("inSet")) {
            List<JsonPlace> members = constant.elements("const under inSet");
            return new Pred.MatchAny(field, members.stream().map(member -> member.primitive("a member of inSet")).toList());
        }
        Comparison comparison = it.get("cmp").word("cmp", Comparison.values());
        return constant.read(() -> new Pred.Match(field, comparison, MatchParser.operand(constant, "const")));
    }

    private static Pred inView(JsonPlace at) {
        JsonMembers it = at.members("inView", "term", "field", "extract");
        Term term = TermParser.term(it.get("term"));
        Facet field = it.get("field").word("field of inView", Facet.values());
        Extract extract = extract(it.get("extract"));
        return it.get("term").read(() -> new Pred.InView(term, field, extract));
    }

    private static Extract extract(JsonPlace at) {
        Map.Entry<String, JsonPlace> arm = at.arm("extract", "field", "role");
        return arm.getKey().equals("field")
                ? new Extract.OfField(arm.getValue().word("field of extract", Facet.values()))
                : new Extract.OfRole(arm.getValue().text("role of extract"));
    }
}
