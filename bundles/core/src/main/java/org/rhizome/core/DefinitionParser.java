package org.rhizome.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Policy;
import org.rhizome.algebra.Schemas;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.InvalidViewException;

/** What the JSON form of a definition says. */
final class DefinitionParser {

    static final int MOST_BYTES = 256 << 10;
    static final int MOST_PROPERTIES = 1_000;
    /** Arrays and objects in the value of an option. */
    static final int DEEPEST_OPTION = 16;

    private static final List<String> KINDS = List.of("resolver", "policy", "omit");
    private static final String SCHEMA_POLICY = "/default";

    private DefinitionParser() {}

    static Definition definition(DefinitionPlace at) {
        Map<String, DefinitionPlace> members = at.closed("a view definition", "description", "properties", "default");
        String description = find(members, "description").map(place -> place.text("the description")).orElse("");
        SortedMap<String, Rule> properties = find(members, "properties").map(DefinitionParser::properties).orElseGet(TreeMap::new);
        Rule otherwise = find(members, "default").map(DefinitionParser::otherwise).orElse(Definition.USUAL);
        return new Definition(description, properties, otherwise);
    }

    private static SortedMap<String, Rule> properties(DefinitionPlace at) {
        Map<String, DefinitionPlace> members = at.named("\"properties\"", "the name of a property");
        if (members.size() > MOST_PROPERTIES) {
            throw at.fault("the definition names " + members.size() + " properties, at most " + MOST_PROPERTIES
                    + " are possible: split the view, or let \"default\" decide some of them");
        }
        SortedMap<String, Rule> rules = new TreeMap<>(Text.BY_UTF8);
        members.forEach((property, rule) -> rules.put(property, rule(rule)));
        return rules;
    }

    private static Rule otherwise(DefinitionPlace at) {
        Map<String, DefinitionPlace> members = at.members("a rule");
        for (String key : List.of("from", "needs")) {
            find(members, key).ifPresent(place -> {
                throw place.fault("\"" + key + "\" makes no sense in \"default\", which stands for many properties: "
                        + "name the property that it is meant for under \"properties\"");
            });
        }
        return rule(at);
    }

    private static Rule rule(DefinitionPlace at) {
        Map<String, DefinitionPlace> members = at.members("a rule");
        List<String> kinds = KINDS.stream().filter(members::containsKey).toList();
        if (kinds.isEmpty()) {
            throw at.fault("a rule must have one of \"resolver\", \"policy\" and \"omit\", this one has "
                    + (members.isEmpty() ? "nothing" : DefinitionPlace.shortened(String.join(", ", members.keySet()))));
        }
        if (kinds.size() > 1) {
            throw at.fault("a rule has either \"" + kinds.get(0) + "\" or \"" + kinds.get(1) + "\", not both: leave one out");
        }
        return switch (kinds.getFirst()) {
            case "resolver" -> byResolver(at.closed("a rule by resolver", "resolver", "options", "from", "needs", "view"));
            case "policy" -> byPolicy(at.closed("a rule by policy", "policy", "from", "view"));
            default -> omit(at.closed("a rule that omits", "omit").get("omit"));
        };
    }

    private static Rule byResolver(Map<String, DefinitionPlace> members) {
        return new Rule.ByResolver(
                members.get("resolver").name("\"resolver\""),
                find(members, "options").map(DefinitionParser::options).orElse(Map.of()),
                from(members),
                find(members, "needs").map(DefinitionParser::needs).orElse(Set.of()),
                view(members));
    }

    private static Rule byPolicy(Map<String, DefinitionPlace> members) {
        return new Rule.ByPolicy(policy(members.get("policy")), from(members), view(members));
    }

    private static Rule omit(DefinitionPlace at) {
        if (!Boolean.TRUE.equals(at.value())) {
            throw at.fault("\"omit\" must be true, not " + at.kind()
                    + ": to keep the property give its rule a \"resolver\" or a \"policy\"");
        }
        return new Rule.Omit();
    }

    private static Optional<String> from(Map<String, DefinitionPlace> members) {
        return find(members, "from").map(place -> place.filled("the property in \"from\""));
    }

    private static Optional<String> view(Map<String, DefinitionPlace> members) {
        return find(members, "view").map(place -> place.name("\"view\""));
    }

    private static Set<String> needs(DefinitionPlace at) {
        Set<String> needs = new LinkedHashSet<>();
        for (DefinitionPlace element : at.elements("\"needs\"")) {
            String property = element.filled("a property in \"needs\"");
            if (!needs.add(property)) {
                throw element.fault("\"needs\" names \"" + DefinitionPlace.shortened(property) + "\" twice: leave one out");
            }
        }
        return needs;
    }

    private static Map<String, Value> options(DefinitionPlace at) {
        return fields(at.named("\"options\"", "the name of an option"), 0);
    }

    private static Map<String, Value> fields(Map<String, DefinitionPlace> members, int depth) {
        Map<String, Value> values = new HashMap<>();
        members.forEach((name, member) -> values.put(name, value(member, depth)));
        return values;
    }

    private static Value value(DefinitionPlace at, int depth) {
        return switch (at.value()) {
            case String text -> new Text(text);
            case Double number -> new Num(number);
            case Boolean flag -> new Bool(flag);
            case List<?> _ -> items(at, deeper(at, depth));
            case Map<?, ?> _ -> new Value.Fields(fields(at.members("an option"), deeper(at, depth)));
            case null, default -> throw at.fault("an option must not be " + at.kind() + ": leave it out");
        };
    }

    private static Value items(DefinitionPlace at, int depth) {
        List<Value> values = new ArrayList<>();
        at.elements("an option").forEach(element -> values.add(value(element, depth)));
        if (values.isEmpty()) {
            throw at.fault("an option must not be an empty array, which is no value: leave it out");
        }
        return new Value.Items(values);
    }

    private static int deeper(DefinitionPlace at, int depth) {
        if (depth == DEEPEST_OPTION) {
            throw at.fault("an option may be nested " + DEEPEST_OPTION + " deep, this one is deeper: flatten it");
        }
        return depth + 1;
    }

    /** The algebra reads whole schemas only: this makes one of the policy and takes the schema's part out of the place of a fault. */
    private static Policy policy(DefinitionPlace at) {
        if (at.value() == null) {
            throw at.fault("\"policy\" must be a policy of the algebra, not null");
        }
        try {
            return Schemas.parse(Map.of("props", Map.of(), "default", at.value())).otherwise();
        } catch (AlgebraException e) {
            String inside = e.pointer().startsWith(SCHEMA_POLICY) ? e.pointer().substring(SCHEMA_POLICY.length()) : "";
            throw new InvalidViewException(at.pointer() + inside, e.getMessage());
        }
    }

    private static Optional<DefinitionPlace> find(Map<String, DefinitionPlace> members, String key) {
        return Optional.ofNullable(members.get(key));
    }
}
