package org.rhizome.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rhizome.delta.Primitive;

/** Reads the JSON form of terms (SPEC-2 9). */
final class TermParser {

    private static final String[] OPERATORS = {
        "select", "union", "intersect", "difference", "mask", "group", "prune", "expand", "fix", "resolve"
    };

    private TermParser() {}

    static Term term(JsonPlace at) {
        return at.is("input") ? new Term.Input() : at.read(() -> operator(at));
    }

    private static Term operator(JsonPlace at) {
        JsonPlace op = at.open("a term that is not \"input\"").get("op");
        if (op == null) {
            throw at.fault("a term must be \"input\" or have \"op\"");
        }
        String name = op.text("op");
        return switch (name) {
            case "select" -> {
                JsonMembers it = at.members(name, "op", "pred", "in");
                yield new Term.Select(PredParser.pred(it.get("pred")), term(it.get("in")));
            }
            case "union" -> {
                JsonMembers it = at.members(name, "op", "left", "right");
                yield new Term.Union(term(it.get("left")), term(it.get("right")));
            }
            case "intersect" -> {
                JsonMembers it = at.members(name, "op", "left", "right");
                yield new Term.Intersect(term(it.get("left")), term(it.get("right")));
            }
            case "difference" -> {
                JsonMembers it = at.members(name, "op", "of", "without");
                yield new Term.Difference(term(it.get("of")), term(it.get("without")));
            }
            case "mask" -> {
                JsonMembers it = at.members(name, "op", "policy", "in");
                yield new Term.Mask(policy(it.get("policy")), term(it.get("in")));
            }
            case "group" -> {
                JsonMembers it = at.members(name, "op", "key", "in");
                yield new Term.Group(key(it.get("key")), term(it.get("in")));
            }
            case "prune" -> {
                JsonMembers it = at.members(name, "op", "keep", "in");
                JsonPlace keep = it.get("keep");
                yield new Term.Prune(keep.is("all") ? null : MatchParser.text(keep, "keep"), term(it.get("in")));
            }
            case "expand" -> expand(at.members(name, "op", "role", "schema", "reading", "in"));
            case "fix" -> fix(at.members(name, "op", "schema", "entity", "bindings"));
            case "resolve" -> {
                JsonMembers it = at.members(name, "op", "schema", "in");
                yield new Term.Resolve(SchemaParser.schema(it.get("schema")), term(it.get("in")));
            }
            default -> throw op.fault(Words.unknown("operator", name, "a term", OPERATORS));
        };
    }

    private static MaskPolicy policy(JsonPlace at) {
        if (at.isText()) {
            return switch (at.text("policy")) {
                case "drop" -> new MaskPolicy.Drop();
                case "annotate" -> new MaskPolicy.Annotate();
                case String other -> throw at.fault(Words.unknown("policy", other, "mask", "drop", "annotate", "{\"trust\": ...}"));
            };
        }
        return new MaskPolicy.Trust(PredParser.pred(at.arm("the policy of mask", "trust").getValue()));
    }

    private static GroupKey key(JsonPlace at) {
        if (at.isText()) {
            return switch (at.text("key")) {
                case "byTargetContext" -> new GroupKey.ByTargetContext();
                case "byRole" -> new GroupKey.ByRole();
                case String other -> throw at.fault(Words.unknown("key", other, "group", "byTargetContext", "byRole", "{\"const\": ...}"));
            };
        }
        return new GroupKey.Const(at.arm("the key of group", "const").getValue().text("const"));
    }

    private static Term expand(JsonMembers it) {
        TextMatch role = MatchParser.text(it.get("role"), "role");
        SchemaRef schema = reference(it.get("schema"));
        SchemaRef reading = it.find("reading").map(TermParser::reference).orElse(null);
        return new Term.Expand(role, schema, reading, term(it.get("in")));
    }

    private static Term fix(JsonMembers it) {
        Map<String, Primitive> bindings = new LinkedHashMap<>();
        it.find("bindings").ifPresent(at -> at.open("bindings").forEach((name, value) -> bindings.put(name, value.primitive("a binding"))));
        return new Term.Fix(reference(it.get("schema")), it.get("entity").text("entity"), bindings);
    }

    private static SchemaRef reference(JsonPlace at) {
        if (at.isText()) {
            return new SchemaRef.Named(at.text("schema"));
        }
        return new SchemaRef.Pinned(at.arm("a reference to a schema that is not a name", "pinned").getValue().text("pinned"));
    }
}
