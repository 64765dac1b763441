package org.rhizome.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** View definitions for configurations of the cases. */
final class Definitions {

    private static final Map<String, String> RESOLVERS = Map.of("last-write-wins", "last-write", "first-write-wins", "first-write",
            "concatenation", "concatenation", "majority-vote", "majority", "min", "min", "max", "max", "test:mean-of", "test-mean");

    private Definitions() {}

    /** What has claims and no numbers among them is 0 in the cases. */
    private static Map<String, Object> options(String aggregate) {
        return switch (aggregate) {
            case "count" -> Map.of("of", "numbers", "empty", 0.0);
            case "sum", "average" -> Map.of("empty", 0.0);
            default -> Map.of();
        };
    }

    static Map<String, Object> aggregate(Map<String, Object> config) {
        Map<String, Object> properties = new HashMap<>();
        config.forEach((property, aggregate) -> properties.put(property, rule((String) aggregate, options((String) aggregate))));
        return definition(properties);
    }

    static Map<String, Object> plugins(Map<String, Object> plugins) {
        Map<String, Object> properties = new HashMap<>();
        plugins.forEach((property, plugin) -> properties.put(property, rule(Tree.object(plugin))));
        return definition(properties);
    }

    private static Map<String, Object> rule(Map<String, Object> plugin) {
        Map<String, Object> options = new HashMap<>(plugin);
        options.keySet().removeAll(List.of("plugin", "target", "dependencies"));
        Map<String, Object> rule = rule(RESOLVERS.get(Tree.text(plugin, "plugin")), options);
        Optional.ofNullable(plugin.get("target")).ifPresent(target -> rule.put("from", target));
        Optional.ofNullable(plugin.get("dependencies")).ifPresent(needs -> rule.put("needs", needs));
        return rule;
    }

    private static Map<String, Object> rule(String resolver, Map<String, Object> options) {
        Map<String, Object> rule = new HashMap<>(Map.of("resolver", resolver));
        if (!options.isEmpty()) {
            rule.put("options", options);
        }
        return rule;
    }

    static Map<String, Object> definition(Map<String, Object> properties) {
        return Map.of("properties", properties, "default", Map.of("omit", true));
    }
}
