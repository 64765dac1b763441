package org.rhizome.http;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Authenticator;
import org.rhizome.security.Role;

/** All calls of this door; openapi.json describes the same. */
final class Api {

    private static final Role OPEN = null;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
    private static final Duration ENDPOINT_PATIENCE = Duration.ofSeconds(1);

    private Api() {}

    /** The handler of all requests. @param folder for jars on their way */
    static Front front(Rooms rooms, Authenticator authenticator, Caps caps, Clock clock, Path folder) {
        Traffic traffic = new Traffic();
        Router router = new Router(routes(rooms, caps, clock, folder, traffic));
        return new Front(router, authenticator, new Brake(LONGEST_DELAY), traffic);
    }

    static List<Route> routes(Rooms rooms, Caps caps, Clock clock, Path folder, Traffic traffic) {
        Rhizome rhizome = rooms.rhizome();
        Budget budget = new Budget(caps.heldBytes(), "memory that there is for bodies");
        EndpointThreads threads = new EndpointThreads(caps.endpoint(), ENDPOINT_PATIENCE);
        List<Route> all = new ArrayList<>(node(rooms, traffic, threads));
        all.addAll(deltas(rhizome, caps, budget, clock));
        all.addAll(entities(rhizome));
        all.addAll(queries(rooms, caps, budget, clock));
        all.addAll(extensions(rooms, new Uploads(folder)));
        all.addAll(plugins(new Plugins(rooms, budget)));
        all.addAll(endpoints(new Endpoints(rooms, budget, threads)));
        return List.copyOf(all);
    }

    private static List<Route> node(Rooms rooms, Traffic traffic, EndpointThreads threads) {
        Greeting greeting = new Greeting();
        Admin admin = new Admin(rooms.rhizome(), rooms.gate());
        Readiness readiness = new Readiness(rooms, threads);
        return List.of(
                Route.get("/", OPEN, greeting::greet),
                Route.get("/openapi.json", OPEN, greeting::describe),
                Route.get("/health/live", OPEN, readiness::live),
                Route.get("/health/ready", OPEN, readiness::ready),
                Route.get("/metrics", Role.READER, new Metrics(rooms, traffic, new ExtensionMetrics(rooms, threads))::answer),
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

    private static List<Route> queries(Rooms rooms, Caps caps, Budget budget, Clock clock) {
        Rhizome rhizome = rooms.rhizome();
        Definitions definitions = new Definitions(rhizome);
        return List.of(
                Route.post("/api/list", Role.READER, new ListEntities(rhizome, budget)::answer),
                Route.post("/api/query", Role.READER, new RunQuery(rhizome, caps, budget, clock)::answer),
                Route.get("/api/views", Role.READER, definitions::list, "after", "limit"),
                Route.get("/api/views/{name}", Role.READER, definitions::show),
                Route.put("/api/views/{name}", Role.WRITER, new DefineView(rooms, definitions, budget)::answer,
                        "author", "ack", "timeout"));
    }

    private static List<Route> extensions(Rooms rooms, Uploads uploads) {
        Extensions extensions = new Extensions(rooms, uploads);
        DeploymentLog log = new DeploymentLog(rooms);
        return List.of(
                Route.get("/api/extensions", Role.READER, extensions::list),
                Route.post("/api/extensions", Role.ADMIN, extensions::deploy,
                        "dryRun", Waiting.WAIT, "deadline", "shadow", "tolerate", "probation", "errors"),
                Route.delete("/api/extensions/{name}", Role.ADMIN, extensions::remove, Waiting.WAIT),
                Route.post("/api/extensions/{name}/rollback", Role.ADMIN, extensions::rollBack, Waiting.WAIT),
                Route.get("/api/deployments", Role.READER, log::list, "before", "limit"),
                Route.get("/api/deployments/{number}", Role.READER, log::show, Waiting.WAIT));
    }

    private static List<Route> plugins(Plugins plugins) {
        return List.of(
                Route.get("/api/plugins", Role.READER, plugins::list),
                Route.post("/api/plugins/{name}/call", Role.WRITER, plugins::call, "timeout"),
                Route.post("/api/plugins/{name}/restart", Role.ADMIN, plugins::restart, "type"),
                Route.get("/api/plugins/{name}/replay/{delta}", Role.READER, plugins::replay),
                Route.get("/api/views/{name}/answer", Role.READER, plugins::ask, "timeout", Query.ANY));
    }

    private static List<Route> endpoints(Endpoints endpoints) {
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                .map(method -> Route.below(method, Endpoints.PATH, method.equals("GET") ? Role.READER : Role.WRITER, endpoints::answer))
                .toList();
    }
}
