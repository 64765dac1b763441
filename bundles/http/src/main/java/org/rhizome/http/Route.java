package org.rhizome.http;

import java.util.Set;
import org.rhizome.security.Role;

/** One call that clients can make. */
final class Route {

    /** How a variable ends that stands for all the rest of the path, slashes included. */
    static final String REST = "...}";

    private final String method;
    private final String path;
    private final Role role;
    private final Set<String> parameters;
    private final Action action;

    private Route(String method, String path, Role role, Action action, String... parameters) {
        this.method = method;
        this.path = path;
        this.role = role;
        this.action = action;
        this.parameters = Set.of(parameters);
    }

    /** Does the work of a call on the thread that carries the request, which may block. */
    @FunctionalInterface
    interface Action {

        /** Answers the exchange, exactly once. Whatever is thrown is answered by the caller. */
        void answer(Exchange exchange) throws Exception;
    }

    /** A call that reads; it answers HEAD too. The arguments are those of the fields. */
    static Route get(String path, Role role, Action action, String... parameters) {
        return new Route("GET", path, role, action, parameters);
    }

    static Route post(String path, Role role, Action action, String... parameters) {
        return new Route("POST", path, role, action, parameters);
    }

    static Route put(String path, Role role, Action action, String... parameters) {
        return new Route("PUT", path, role, action, parameters);
    }

    static Route delete(String path, Role role, Action action, String... parameters) {
        return new Route("DELETE", path, role, action, parameters);
    }

    /** Any call below a path, with whatever parameters; the action reads them itself. @param path ends with {@link #REST} */
    static Route below(String method, String path, Role role, Action action) {
        return new Route(method, path, role, action, Query.ANY);
    }

    /** Whether it takes parameters of any name, each as often as the client likes. */
    boolean takesAnything() {
        return path.endsWith(REST);
    }

    String method() {
        return method;
    }

    /** As in openapi.json: <code>{name}</code> stands for one percent-encoded segment, <code>{name...}</code> for all that follow. */
    String path() {
        return path;
    }

    /** What the caller must be; null when no token is needed. */
    Role role() {
        return role;
    }

    /** Names of its query parameters; {@code resolver.*} stands for every name with that beginning, {@code *} for every name. */
    Set<String> parameters() {
        return parameters;
    }

    Action action() {
        return action;
    }
}
