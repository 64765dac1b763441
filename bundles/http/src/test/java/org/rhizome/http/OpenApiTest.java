package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description says exactly what there is. */
class OpenApiTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    private final Map<String, Object> description = NODE.clientWith(null).get("/openapi.json").hasStatus(200).json();

    @Test
    void itDescribesEveryCallWithItsParametersAndNoOther() {
        Map<String, Set<String>> there = new TreeMap<>();
        for (Route route : NODE.routes()) {
            there.put(route.method() + " " + route.path() + (route.role() == null ? " open" : ""), new TreeSet<>(route.parameters()));
        }
        assertEquals(there, described());
    }

    private Map<String, Set<String>> described() {
        Map<String, Set<String>> described = new TreeMap<>();
        object(description.get("paths")).forEach((path, item) -> object(item).forEach((method, operation) -> {
            boolean open = List.of().equals(object(operation).get("security"));
            described.put(method.toUpperCase(Locale.ROOT) + " " + path + (open ? " open" : ""), queryParameters(object(operation)));
        }));
        return described;
    }

    private Set<String> queryParameters(Map<String, Object> operation) {
        Set<String> names = new TreeSet<>();
        for (Object parameter : (List<?>) operation.getOrDefault("parameters", List.of())) {
            Map<String, Object> resolved = resolve(object(parameter));
            if (resolved.get("in").equals("query")) {
                names.add((String) resolved.get("name"));
            }
        }
        return names;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        follow(description);
    }

    private void follow(Object node) {
        if (node instanceof Map<?, ?> map) {
            assertNotNull(resolve(object(map)));
            map.values().forEach(this::follow);
        } else if (node instanceof List<?> list) {
            list.forEach(this::follow);
        }
    }

    private Map<String, Object> resolve(Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<String, Object> at = description;
        for (String step : reference.substring(2).split("/")) {
            at = object(at.get(step));
            assertNotNull(at, reference);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }
}
