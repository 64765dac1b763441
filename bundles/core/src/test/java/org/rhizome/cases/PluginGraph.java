package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.Reading;

/** Checks of the order in which properties that need each other are resolved, and of needs that cannot be met. */
final class PluginGraph {

    private static final String ENTITY = "graph";
    private static final Pattern CIRCLE = Pattern.compile("in a circle: (.*) \\(each needs the next\\)");
    private static final Pattern UNKNOWN = Pattern.compile("Dependency (.*) not found for plugin (.*)");

    private PluginGraph() {}

    static void verify(CaseNode node, Step.Check check) {
        Map<String, Object> plugins = Tree.object(check.operation().get("plugins"));
        Map<String, Object> expected = Tree.object(check.expect());
        if (expected.get("order") != null) {
            node.define(check.view(), definition(plugins));
            node.submit(Delta.by("case").at(1).set(ENTITY, "anything", true));
            assertEquals(expected.get("order"), order(node, check));
            return;
        }
        int before = node.api().views().size();
        String message = assertThrows(InvalidViewException.class, () -> node.define(check.view(), definition(plugins))).getMessage();
        assertEquals(before, node.api().views().size(), "a refused definition leaves no trace");
        Matcher unknown = UNKNOWN.matcher(Tree.text(expected, "error"));
        if (unknown.matches()) {
            assertTrue(message.contains('"' + unknown.group(2) + "\" needs \"" + unknown.group(1) + '"'), message);
        } else {
            assertEquals("Circular dependency detected in plugin dependencies", expected.get("error"));
            assertCircle(plugins, message);
        }
    }

    /** The message walks along the needs and comes back to where it began. */
    private static void assertCircle(Map<String, Object> plugins, String message) {
        Matcher shown = CIRCLE.matcher(message);
        assertTrue(shown.find(), message);
        List<String> walk = Arrays.asList(shown.group(1).split(" \u2192 "));
        assertEquals(walk.getFirst(), walk.getLast(), message);
        for (int i = 1; i < walk.size(); i++) {
            assertTrue(Tree.strings(plugins.get(walk.get(i - 1))).contains(walk.get(i)), message);
        }
    }

    /** Every property's value names those that were resolved for it, in their order, and itself: the longest is the last. */
    private static List<String> order(CaseNode node, Step.Check check) {
        Set<List<String>> trails = new HashSet<>();
        node.api().lossy(ENTITY, Reading.through(check.view())).orElseThrow().properties().values()
                .forEach(value -> trails.add(List.of(((Text) value).value().split(" "))));
        return trails.stream().max((one, other) -> one.size() - other.size()).orElseThrow();
    }

    private static Map<String, Object> definition(Map<String, Object> plugins) {
        Map<String, Object> properties = new HashMap<>();
        plugins.forEach((plugin, needs) ->
                properties.put(plugin, Map.of("resolver", "test-trail", "options", Map.of("name", plugin), "needs", needs)));
        return Definitions.definition(properties);
    }
}
