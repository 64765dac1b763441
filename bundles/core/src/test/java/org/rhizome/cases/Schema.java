package org.rhizome.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;
import org.rhizome.node.Filter.Compare;
import org.rhizome.node.Filter.Compare.Comparison;

/** A schema of a case: a view of its properties, and conditions on their values. */
record Schema(String id, Map<String, Object> properties, List<String> required) {

    static Optional<Schema> find(CaseNode node, Step.Check check) {
        return node.behaviour().schemas().stream().filter(it -> it.get("id").equals(check.operation().get("schema"))).findFirst()
                .map(it -> new Schema(Tree.text(it, "id"), Tree.object(it.get("properties")), Tree.strings(it.get("requiredProperties"))));
    }

    /** A view of the name of the schema shows its properties by the default resolver, and nothing else. */
    void attach(CaseNode node) {
        Map<String, Object> rules = new HashMap<>();
        properties.keySet().forEach(property -> rules.put(property, Map.of("resolver", "last-write")));
        if (node.api().views().stream().noneMatch(view -> view.name().equals(id))) {
            node.define(id, Definitions.definition(rules));
        }
    }

    /** Which entities are of this schema. */
    Filter isCandidate() {
        return new Filter.And(required.stream().<Filter>map(Filter.Present::new).toList());
    }

    /** Whether a property has a value of its type, or has none and needs none. */
    Filter isValid(String property) {
        Filter typed = switch (Tree.text(Tree.object(properties.get(property)), "primitiveType")) {
            case "string" -> new Compare(property, Comparison.PREFIX, new Text("")); // only texts have a beginning
            case "number" -> new Filter.Or(List.of(new Compare(property, Comparison.LT, new Num(0)),
                    new Compare(property, Comparison.GTE, new Num(0))));
            case String other -> throw new IllegalArgumentException("no condition for the type " + other);
        };
        return required.contains(property) ? typed : new Filter.Or(List.of(typed, new Filter.Not(new Filter.Present(property))));
    }
}
