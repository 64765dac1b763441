package org.rhizome.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the call for a request by its path as written: a slash, a dot or anything else that is escaped within a segment is part of an id
 * and never part of the structure.
 */
final class Router {

    private final Map<String, Resource> fixed = new HashMap<>();
    private final List<Resource> variable = new ArrayList<>();

    Router(List<Route> routes) {
        Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();
        routes.forEach(route -> byPath.computeIfAbsent(route.path(), path -> new HashMap<>()).put(route.method(), route));
        byPath.forEach((path, byMethod) -> {
            Resource resource = new Resource(path, byMethod);
            if (resource.hasVariable()) {
                variable.add(resource);
            } else {
                fixed.put(path, resource);
            }
        });
    }

    /**
     * @throws Problem 404 or 405
     */
    Match match(String method, String rawPath) {
        Resource resource = fixed.get(rawPath);
        if (resource != null) {
            return new Match(resource.route(method), Map.of());
        }
        for (Resource candidate : variable) {
            Map<String, String> variables = candidate.variables(rawPath);
            if (variables != null) {
                return new Match(candidate.route(method), variables);
            }
        }
        throw Problem.notFound("there is nothing at " + Percent.printable(rawPath) + "; /openapi.json lists what there is");
    }

    /** @param variables what stands for the variables of the route's path, still percent-encoded, by name */
    record Match(Route route, Map<String, String> variables) {}
}
