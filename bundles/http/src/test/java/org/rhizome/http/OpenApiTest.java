package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** The description says exactly what there is. */
class OpenApiTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    private final Map<String, Object> description = NODE.clientWith(null).get("/openapi.json").hasStatus(200).json();

    @Test
    void itDescribesEveryCallWithItsParametersAndNoOther() {
        Map<String, Set<String>> there = new TreeMap<>();
        for (Route route : NODE.routes()) {
            there.put(route.method() + " " + path(route) + (route.role() == null ? " open" : ""), new TreeSet<>(route.parameters()));
        }
        assertEquals(there, described());
    }

    /** The description knows no variable for the rest of a path. */
    private static String path(Route route) {
        return route.path().replace(Route.REST, "}");
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

    @Test
    void whatMayGoWrongIsDescribed() {
        for (Route route : NODE.routes()) {
            Map<String, Object> operation = operation(route);
            Set<String> statuses = object(operation.get("responses")).keySet();
            if (operation.containsKey("requestBody")) {
                assertTrue(statuses.containsAll(Set.of("400", "408", "413", "415", "503")), route.method() + " " + route.path() + statuses);
            }
            if (Set.of("entity", "explain", "history", "list", "defineView").contains(operation.get("operationId"))) {
                assertTrue(statuses.containsAll(Set.of("500", "503")), route.method() + " " + route.path() + statuses);
            }
        }
    }

    private Map<String, Object> operation(Route route) {
        return object(object(object(description.get("paths")).get(path(route))).get(route.method().toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyExampleOfABodyIsTaken() {
        int tried = 0;
        for (Route route : NODE.routes()) {
            Object body = operation(route).get("requestBody");
            Object json = body == null ? null : object(object(body).get("content")).get("application/json");
            Object example = json == null ? null : object(json).get("example");
            if (example != null) {
                send(route, example).hasStatus(route.method().equals("PUT") ? 201 : 200);
                tried++;
            }
        }
        assertEquals(5, tried);
    }

    private static Answer send(Route route, Object example) {
        JsonWriter out = new JsonWriter();
        Json.write(example, out);
        String body = new String(out.toByteArray(), StandardCharsets.UTF_8);
        return route.method().equals("PUT") ? NODE.client().put(route.path().replace("{name}", "example"), body)
                : NODE.client().post(route.path(), "application/json", body);
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
