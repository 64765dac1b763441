package org.rhizome.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.rhizome.gate.Gate;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Authenticator;
import org.rhizome.security.Role;

/** All calls of this door; openapi.json describes the same. */
final class Api {

    private static final Role OPEN = null;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

    private Api() {}

    /** The handler of all requests. */
    static Front front(Rhizome rhizome, Authenticator authenticator, Gate gate, Caps caps, Clock clock) {
        Traffic traffic = new Traffic();
        Router router = new Router(routes(rhizome, gate, caps, clock, traffic));
        return new Front(router, authenticator, new Brake(LONGEST_DELAY), traffic);
    }

    static List<Route> routes(Rhizome rhizome, Gate gate, Caps caps, Clock clock, Traffic traffic) {
        Budget budget = new Budget(caps.heldBytes());
        Greeting greeting = new Greeting();
        EntityViews views = new EntityViews(rhizome);
        Admin admin = new Admin(rhizome, gate);
        return List.of(
                Route.get("/", OPEN, greeting::greet),
                Route.get("/openapi.json", OPEN, greeting::describe),
                Route.get("/health/live", OPEN, admin::live),
                Route.get("/health/ready", OPEN, admin::ready),
                Route.get("/metrics", Role.READER, new Metrics(rhizome, traffic)::answer),
                Route.post("/api/deltas", Role.WRITER, new SubmitDeltas(rhizome, caps, budget, clock)::answer,
                        "ids", "ack", "timeout", "timeUnit"),
                Route.get("/api/deltas", Role.READER, new Feed(rhizome)::answer, "after", "limit", "author", "entity", "context"),
                Route.get("/api/deltas/{id}", Role.READER, new SingleDelta(rhizome)::answer),
                Route.post("/api/negations", Role.WRITER, new Negate(rhizome, budget, clock)::answer, "ack", "timeout"),
                Route.get("/api/digest", Role.READER, admin::digest),
                Route.get("/api/entities", Role.READER, views::list, "prefix", "after", "limit"),
                Route.get("/api/entities/{id}", Role.READER, views::lossy, "resolver", "resolver.*", "properties"),
                Route.get("/api/entities/{id}/lossless", Role.READER, views::lossless),
                Route.get("/api/resolvers", Role.READER, admin::resolvers));
    }
}
