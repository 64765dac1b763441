package org.rhizome.http;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.rhizome.security.Authenticator;
import org.rhizome.security.Identity;

/** Takes every request: finds the call, checks who asks, has it answered, and turns every failure into a problem document. */
final class Front extends Handler.Abstract {

    private static final String BEARER = "Bearer ";

    /** Asked when a connection is silent and nobody waits to read or write: the client is waiting for us, so it is not to blame. */
    private static final Predicate<TimeoutException> OUR_TURN = silence -> false;

    private final Router router;
    private final Authenticator authenticator;
    private final Brake brake;
    private final Traffic traffic;

    Front(Router router, Authenticator authenticator, Brake brake, Traffic traffic) {
        this.router = router;
        this.authenticator = authenticator;
        this.brake = brake;
        this.traffic = traffic;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.addIdleTimeoutListener(OUR_TURN);
        Traffic.Measured measured = traffic.begin(response, callback);
        Exchange exchange = new Exchange(request, response, measured);
        try {
            serve(exchange, measured);
        } catch (Throwable failure) {
            Refusal.send(exchange, failure);
        }
        return true;
    }

    private void serve(Exchange exchange, Traffic.Measured measured) throws Exception {
        Router.Match match;
        try {
            match = router.match(exchange.method(), exchange.rawPath());
        } catch (Problem nowhere) {
            if (admit(exchange, null)) {
                throw nowhere;
            }
            return;
        }
        Route route = match.route();
        measured.on(route);
        if (route.role() == null || admit(exchange, route)) {
            exchange.matched(match, route.takesAnything() ? Query.EMPTY : Query.parse(exchange.rawQuery(), route.parameters()));
            route.action().answer(exchange);
        }
    }

    /** Whether the caller may go on; if not, the exchange is answered or soon will be. */
    private boolean admit(Exchange exchange, Route route) {
        String authorization = exchange.header(HttpHeader.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Problem.of(401, "this needs a token: send the header Authorization: Bearer TOKEN;"
                    + " the administrator's is in secrets/admin.token under the home folder of the node")
                    .with("WWW-Authenticate", "Bearer realm=\"rhizome\"");
        }
        Optional<Identity> identity = authenticator.identify(authorization.substring(BEARER.length()).strip());
        if (identity.isEmpty()) {
            brake.refuse(exchange);
            return false;
        }
        if (route != null && !identity.get().may(route.role())) {
            throw Problem.of(403, identity.get().name() + " is " + identity.get().role().name().toLowerCase(Locale.ROOT)
                    + "; this call needs " + route.role().name().toLowerCase(Locale.ROOT));
        }
        exchange.identified(identity.get());
        return true;
    }
}
