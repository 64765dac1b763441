package org.rhizome.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.json.JsonWriter;

/** {@code GET /api/deployments} and {@code GET /api/deployments/{n}}: the journal. */
final class DeploymentLog {

    private final Rooms rooms;

    DeploymentLog(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Newest first. */
    void list(Exchange exchange) throws Exception {
        Deployments deployments = rooms.deployments();
        Query query = exchange.query();
        long before = query.number("before", Long.MAX_VALUE);
        int limit = query.limit(Caps.DEFAULT_PAGE, Caps.DEPLOYMENTS);
        exchange.put(Headers.NO_STORE).json(200, exchange.compute(() -> page(deployments.deployments(before, limit), limit)));
    }

    private static JsonWriter page(List<Deployment> found, int limit) {
        JsonWriter out = new JsonWriter().beginObject().name("deployments").beginArray();
        found.forEach(deployment -> DeploymentJson.write(deployment, out));
        out.endArray();
        if (found.size() == limit && found.getLast().number() > 1) {
            out.name("next").value(found.getLast().number());
        }
        return out.endObject();
    }

    /** Waits for its end if that is wanted. */
    void show(Exchange exchange) {
        Deployments deployments = rooms.deployments();
        Duration wait = Waiting.of(exchange.query());
        String number = exchange.variable("number");
        Deployment found = find(deployments, number);
        JsonWriter out = new JsonWriter();
        DeploymentJson.write(Waiting.until(deployments, found, wait), out);
        exchange.put(Headers.NO_STORE).json(200, out);
    }

    private static Deployment find(Deployments deployments, String number) {
        boolean numeric = !number.isEmpty() && number.length() <= 18 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return (numeric ? deployments.deployment(Long.parseLong(number)) : Optional.<Deployment>empty())
                .orElseThrow(() -> Problem.notFound("there is no deployment " + Percent.printable(number)
                        + "; /api/deployments lists those that there are"));
    }
}
