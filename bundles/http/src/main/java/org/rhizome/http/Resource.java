package org.rhizome.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A path and the calls that can be made on it. */
final class Resource {

    private final String[] segments;
    private final boolean variable;
    private final boolean open;
    private final Map<String, Route> byMethod;

    Resource(String path, Map<String, Route> byMethod) {
        this.segments = path.split("/", -1);
        this.variable = Arrays.stream(segments).anyMatch(Resource::isVariable);
        this.open = segments[segments.length - 1].endsWith(Route.REST);
        this.byMethod = Map.copyOf(byMethod);
    }

    boolean hasVariable() {
        return variable;
    }

    /** The raw segments that stand for the variables, by their names, or null when {@code rawPath} is none of this resource's. */
    Map<String, String> variables(String rawPath) {
        String[] raw = rawPath.split("/", open ? segments.length : segments.length + 1);
        int fewest = open ? segments.length - 1 : segments.length;
        if (raw.length < fewest || raw.length > segments.length) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < raw.length; i++) {
            if (isVariable(segments[i])) {
                found.put(name(segments[i]), raw[i]);
            } else if (!segments[i].equals(raw[i])) {
                return null;
            }
        }
        if (raw.length < segments.length) {
            found.put(name(segments[raw.length]), "");
        }
        return found;
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - (segment.endsWith(Route.REST) ? Route.REST.length() : 1));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /**
     * @throws Problem 405 saying which methods there are
     */
    Route route(String method) {
        Route route = byMethod.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            throw Problem.of(405, "this address takes " + allow() + ", not " + Percent.printable(method))
                    .with("Allow", allow());
        }
        return route;
    }

    private String allow() {
        TreeSet<String> methods = new TreeSet<>(byMethod.keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
