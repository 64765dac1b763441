package org.rhizome.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A path and the calls that can be made on it. */
final class Resource {

    private final String[] segments;
    private final boolean variable;
    private final Map<String, Route> byMethod;

    Resource(String path, Map<String, Route> byMethod) {
        this.segments = path.split("/", -1);
        this.variable = Arrays.stream(segments).anyMatch(Resource::isVariable);
        this.byMethod = Map.copyOf(byMethod);
    }

    boolean hasVariable() {
        return variable;
    }

    /** The raw segments that stand for the variables, by their names, or null when {@code rawPath} is none of this resource's. */
    Map<String, String> variables(String rawPath) {
        String[] raw = rawPath.split("/", segments.length + 1);
        if (raw.length != segments.length) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < raw.length; i++) {
            if (isVariable(segments[i])) {
                found.put(segments[i].substring(1, segments[i].length() - 1), raw[i]);
            } else if (!segments[i].equals(raw[i])) {
                return null;
            }
        }
        return found;
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
