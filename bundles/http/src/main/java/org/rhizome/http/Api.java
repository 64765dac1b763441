package org.rhizome.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
        List<Route> all = new ArrayList<>(node(rhizome, gate, traffic));
        all.addAll(deltas(rhizome, caps, budget, clock));
        all.addAll(entities(rhizome));
        all.addAll(queries(rhizome, caps, budget, clock));
        return List.copyOf(all);
    }

    private static List<Route> node(Rhizome rhizome, Gate gate, Traffic traffic) {
        Greeting greeting = new Greeting();
        Admin admin = new Admin(rhizome, gate);
        return List.of(
                Route.get("/", OPEN, greeting::greet),
                Route.get("/openapi.json", OPEN, greeting::describe),
                Route.get("/health/live", OPEN, admin::live),
                Route.get("/health/ready", OPEN, admin::ready),
                Route.get("/metrics", Role.READER, new Metrics(rhizome, traffic)::answer),
                Route.get("/api/digest", Role.READER, admin::digest),
                Route.get("/api/resolvers", Role.READER, admin::resolvers));
    }

    private static List<Route> deltas(Rhizome rhizome, Caps caps, Budget budget, Clock clock) {
        return List.of(
                Route.post("/api/deltas", Role.WRITER, new SubmitDeltas(rhizome, caps, budget, clock)::answer,
                        "ids", "ack", "timeout", "timeUnit"),
                Route.get("/api/deltas", Role.READER, new Feed(rhizome)::answer, "after", "limit", "author", "entity", "context"),
                Route.get("/api/deltas/{id}", Role.READER, new SingleDelta(rhizome)::answer),
                Route.post("/api/negations", Role.WRITER, new Negate(rhizome, budget, clock)::answer, "ack", "timeout"),
                Route.post("/api/transactions", Role.WRITER, new SubmitTransaction(rhizome, caps, budget, clock)::answer, "ack", "timeout"),
                Route.get("/api/transactions", Role.READER, new OpenTransactions(rhizome)::answer, "after", "limit"));
    }

    private static List<Route> entities(Rhizome rhizome) {
        return List.of(
                Route.get("/api/entities", Role.READER, new EntityIds(rhizome)::answer, "prefix", "after", "limit"),
                Route.get("/api/entities/{id}", Role.READER, new LossyViews(rhizome)::answer,
                        "view", "resolver", "resolver.*", "asOf", "properties"),
                Route.get("/api/entities/{id}/lossless", Role.READER, new LosslessViews(rhizome)::answer,
                        "asOf", "negated", "expand", "depth", "author", "role", "filter", "format"),
                Route.get("/api/entities/{id}/explain/{property}", Role.READER, new Explain(rhizome)::answer,
                        "view", "resolver", "resolver.*", "asOf"),
                Route.get("/api/entities/{id}/history/{property}", Role.READER, new Past(rhizome)::answer,
                        "view", "resolver", "resolver.*", "asOf", "after", "limit"));
    }

    private static List<Route> queries(Rhizome rhizome, Caps caps, Budget budget, Clock clock) {
        Definitions definitions = new Definitions(rhizome);
        return List.of(
                Route.post("/api/list", Role.READER, new ListEntities(rhizome, budget)::answer),
                Route.post("/api/query", Role.READER, new RunQuery(rhizome, caps, budget, clock)::answer),
                Route.get("/api/views", Role.READER, definitions::list, "after", "limit"),
                Route.get("/api/views/{name}", Role.READER, definitions::show),
                Route.put("/api/views/{name}", Role.WRITER, new DefineView(rhizome, definitions, budget)::answer,
                        "author", "ack", "timeout"));
    }
}
