package org.rhizome.http;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.deploy.Plan;
import org.rhizome.json.JsonWriter;

/** {@code /api/extensions}: what is installed, and how that changes. */
final class Extensions {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** As in {@link Deployments.Options}: any number of differences. */
    private static final int ALL = -1;

    private final Rooms rooms;
    private final Uploads uploads;

    Extensions(Rooms rooms, Uploads uploads) {
        this.rooms = rooms;
        this.uploads = uploads;
    }

    /** {@code GET /api/extensions}. */
    void list(Exchange exchange) throws Exception {
        Deployments deployments = rooms.deployments();
        JsonWriter out = new JsonWriter().beginObject().name("extensions").beginArray();
        exchange.compute(deployments::extensions).forEach(extension -> DeploymentJson.write(extension, out));
        exchange.put(Headers.NO_STORE).json(200, out.endArray().endObject());
    }

    /** {@code POST /api/extensions}. */
    void deploy(Exchange exchange) throws Exception {
        Deployments deployments = rooms.deployments();
        Query query = exchange.query();
        Deployments.Options options = options(query, deployments.usual());
        Duration wait = Waiting.of(query);
        if (query.flag("dryRun")) {
            plan(exchange, received(exchange, deployments::plan));
        } else {
            Deployment begun = received(exchange, jars -> deployments.deploy(jars, options, exchange.identity().name()));
            Waiting.answer(exchange, deployments, begun, wait);
        }
    }

    /** What comes of the jars that were sent; before anybody is answered they are removed. */
    private <T> T received(Exchange exchange, Function<List<Path>, T> use) throws Exception {
        try (Upload upload = uploads.receive(exchange)) {
            return decided(exchange, () -> use.apply(upload.jars()));
        }
    }

    /** What is decided is journaled, and jars are kept: both take room. */
    private static <T> T decided(Exchange exchange, Callable<T> deciding) throws Exception {
        try {
            return exchange.compute(deciding);
        } catch (UncheckedIOException e) {
            throw Problem.of(507, e.getMessage());
        }
    }

    private static void plan(Exchange exchange, Plan plan) {
        JsonWriter out = new JsonWriter();
        DeploymentJson.write(plan, out);
        exchange.put(Headers.NO_STORE).json(200, out);
    }

    /** {@code POST /api/extensions/{name}/rollback}. */
    void rollBack(Exchange exchange) throws Exception {
        Deployments deployments = rooms.deployments();
        Duration wait = Waiting.of(exchange.query());
        String name = exchange.variable("name");
        Deployment begun = decided(exchange, () -> deployments.rollback(name, exchange.identity().name()));
        Waiting.answer(exchange, deployments, begun, wait);
    }

    /** {@code DELETE /api/extensions/{name}}. */
    void remove(Exchange exchange) throws Exception {
        Deployments deployments = rooms.deployments();
        Duration wait = Waiting.of(exchange.query());
        String name = exchange.variable("name");
        Deployment begun = decided(exchange, () -> deployments.remove(name, exchange.identity().name()));
        Waiting.answer(exchange, deployments, begun, wait);
    }

    private static Deployments.Options options(Query query, Deployments.Options usual) {
        return new Deployments.Options(
                query.duration("deadline", usual.deadline(), LONGEST),
                query.duration("shadow", usual.shadow(), LONGEST),
                query.text("tolerate").filter("all"::equals).isPresent() ? ALL : count(query, "tolerate", usual.tolerated()),
                query.duration("probation", usual.probation(), LONGEST),
                count(query, "errors", usual.errorBudget()));
    }

    private static int count(Query query, String name, int otherwise) {
        return (int) Math.min(query.number(name, otherwise), Integer.MAX_VALUE);
    }
}
