package org.rhizome.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the JSON form of schemas, policies and orders (SPEC-5 7). */
final class SchemaParser {

    private SchemaParser() {}

    static HyperSchema hyperSchema(JsonPlace at) {
        JsonMembers it = at.members("a hyperschema", "name", "alg", "body");
        JsonPlace alg = it.get("alg");
        alg.read(() -> Schema.requireKnown(alg.number("alg"), "a hyperschema"));
        Term body = TermParser.term(it.get("body"));
        return it.get("body").read(() -> new HyperSchema(it.get("name").text("name"), body));
    }

    static Schema schema(JsonPlace at) {
        JsonMembers it = at.members("a schema", "name", "alg", "props", "default");
        Optional<String> name = it.find("name").map(place -> place.text("name"));
        OptionalInt alg = it.find("alg").map(SchemaParser::version).orElse(OptionalInt.empty());
        Map<String, Policy> properties = new LinkedHashMap<>();
        it.find("props").ifPresent(props -> props.open("props").forEach((property, policy) -> properties.put(property, policy(policy))));
        Policy otherwise = policy(it.get("default"));
        return at.read(() -> new Schema(name, alg, properties, otherwise));
    }

    private static OptionalInt version(JsonPlace at) {
        return OptionalInt.of(at.read(() -> Schema.requireKnown(at.number("alg"), "a schema")));
    }

    static Policy policy(JsonPlace at) {
        Map.Entry<String, JsonPlace> arm = at.arm("a policy", "pick", "all", "merge", "conflicts", "absentAs");
        JsonPlace value = arm.getValue();
        return switch (arm.getKey()) {
            case "pick" -> new Policy.Pick(order(value.members("pick", "order").get("order")));
            case "all" -> all(value.members("all", "order", "distinct"));
            case "merge" -> new Policy.Fold(value.word("merge", Merge.values()));
            case "conflicts" -> new Policy.Conflicts(order(value.members("conflicts", "order").get("order")));
            default -> {
                JsonMembers it = value.members("absentAs", "const", "then");
                yield new Policy.AbsentAs(it.get("const").primitive("const"), policy(it.get("then")));
            }
        };
    }

    private static Policy all(JsonMembers it) {
        Order order = order(it.get("order"));
        Optional<JsonPlace> distinct = it.find("distinct");
        distinct.ifPresent(place -> {
            if (!place.bool("distinct")) {
                throw place.fault("distinct is true or left out: one spelling for each meaning");
            }
        });
        return distinct.isPresent() ? new Policy.AllDistinct(order) : new Policy.All(order);
    }

    private static Order order(JsonPlace at) {
        if (at.isText()) {
            if (!at.is("lexById")) {
                throw at.fault(Words.unknown("order", at.text("order"), "a policy",
                        "lexById", "{\"byTimestamp\": ...}", "{\"byAuthorRank\": ...}", "{\"byPred\": ...}", "{\"chain\": ...}"));
            }
            return new Order.LexById();
        }
        Map.Entry<String, JsonPlace> arm = at.arm("an order that is not \"lexById\"", "byTimestamp", "byAuthorRank", "byPred", "chain");
        JsonPlace value = arm.getValue();
        return value.read(() -> switch (arm.getKey()) {
            case "byTimestamp" -> new Order.ByTimestamp(value.word("byTimestamp", Direction.values()));
            case "byAuthorRank" -> new Order.ByAuthorRank(
                    value.elements("byAuthorRank").stream().map(author -> author.text("an author of byAuthorRank")).toList());
            case "byPred" -> {
                JsonMembers it = value.members("byPred", "pred", "then");
                yield new Order.ByPred(PredParser.pred(it.get("pred")), order(it.get("then")));
            }
            default -> new Order.Chain(chain(value));
        });
    }

    private static List<Order> chain(JsonPlace at) {
        return at.elements("chain").stream().map(SchemaParser::order).toList();
    }
}
