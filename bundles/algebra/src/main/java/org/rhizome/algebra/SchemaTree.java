package org.rhizome.algebra;

import static org.rhizome.algebra.TermTree.members;

import java.util.LinkedHashMap;
import java.util.Map;

/** Schemas, policies and orders as JSON trees, normalised. */
final class SchemaTree {

    private SchemaTree() {}

    static Object of(HyperSchema schema) {
        return members("name", schema.name(), "alg", (double) Schema.ALG, "body", TermTree.of(schema.body()));
    }

    static Object of(Schema schema) {
        Map<String, Object> tree = content(schema);
        schema.name().ifPresent(name -> tree.put("name", name));
        schema.alg().ifPresent(alg -> tree.put("alg", (double) alg));
        return tree;
    }

    /** What a schema says, without its name: this is what its hash covers. */
    static Map<String, Object> content(Schema schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        schema.properties().forEach((property, policy) -> properties.put(property, policy(policy)));
        return members("props", properties, "default", policy(schema.otherwise()));
    }

    static Object policy(Policy policy) {
        return switch (policy) {
            case Policy.Pick it -> members("pick", members("order", order(it.order())));
            case Policy.All it -> members("all", members("order", order(it.order())));
            case Policy.AllDistinct it -> members("all", members("order", order(it.order()), "distinct", true));
            case Policy.Fold it -> members("merge", it.merge().tag());
            case Policy.Conflicts it -> members("conflicts", members("order", order(it.order())));
            case Policy.AbsentAs it -> members("absentAs",
                    members("const", TermTree.primitive(it.constant()), "then", policy(it.then())));
        };
    }

    private static Object order(Order order) {
        return switch (order) {
            case Order.ByTimestamp it -> members("byTimestamp", it.direction().tag());
            case Order.ByAuthorRank it -> members("byAuthorRank", it.authors());
            case Order.ByPred it -> members("byPred", members("pred", PredTree.of(it.pred()), "then", order(it.then())));
            case Order.Chain it -> members("chain", it.orders().stream().map(SchemaTree::order).toList());
            case Order.LexById _ -> "lexById";
        };
    }
}
