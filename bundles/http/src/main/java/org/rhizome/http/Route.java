package org.rhizome.http;

import java.util.Set;
import org.rhizome.security.Role;

/** One call that clients can make. */
final class Route {

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

    String method() {
        return method;
    }

    /** As in openapi.json: <code>{name}</code> stands for one percent-encoded segment. */
    String path() {
        return path;
    }

    /** What the caller must be; null when no token is needed. */
    Role role() {
        return role;
    }

    /** Names of its query parameters; {@code resolver.*} stands for every name with that beginning. */
    Set<String> parameters() {
        return parameters;
    }

    Action action() {
        return action;
    }
}
