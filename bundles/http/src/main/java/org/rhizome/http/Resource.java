package org.rhizome.http;

import java.util.Map;
import java.util.TreeSet;

/** A path and the calls that can be made on it. */
final class Resource {

    private final String prefix;
    private final String suffix;
    private final Map<String, Route> byMethod;

    Resource(String path, Map<String, Route> byMethod) {
        int variable = path.indexOf(Route.VARIABLE);
        this.prefix = variable < 0 ? path : path.substring(0, variable);
        this.suffix = variable < 0 ? null : path.substring(variable + Route.VARIABLE.length());
        this.byMethod = Map.copyOf(byMethod);
    }

    boolean hasVariable() {
        return suffix != null;
    }

    /** The raw segment that stands for the variable, or null when {@code rawPath} is none of this resource's. */
    String variable(String rawPath) {
        if (!rawPath.startsWith(prefix)) {
            return null;
        }
        int slash = rawPath.indexOf('/', prefix.length());
        int end = slash < 0 ? rawPath.length() : slash;
        boolean ends = rawPath.length() - end == suffix.length() && rawPath.endsWith(suffix);
        return ends ? rawPath.substring(prefix.length(), end) : null;
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
