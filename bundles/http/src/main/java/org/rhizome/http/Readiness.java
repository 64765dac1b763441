package org.rhizome.http;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.deploy.Extension;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Status;
import org.rhizome.store.StoreHealth;
import org.rhizome.supervision.Supervisor;

/** {@code GET /health/live} and {@code GET /health/ready}: whether the node serves, and what of it does not. */
final class Readiness {

    private final Rooms rooms;
    private final EndpointThreads threads;

    Readiness(Rooms rooms, EndpointThreads threads) {
        this.rooms = rooms;
        this.threads = threads;
    }

    /** Whoever can read this is alive. */
    void live(Exchange exchange) {
        exchange.put(Headers.NO_STORE).json(200, new JsonWriter().beginObject().name("status").value("live").endObject());
    }

    /** Extensions that do not serve are named; the node is ready without them. */
    void ready(Exchange exchange) throws Exception {
        Status status = rooms.rhizome().status();
        StoreHealth store = status.store();
        List<String> degraded = exchange.compute(() -> degraded(status));
        JsonWriter out = new JsonWriter().beginObject().name("status").value(store.writable() ? "ready" : "not ready");
        out.name("reasons").beginArray();
        if (!store.reason().isEmpty()) {
            out.value("store: " + store.reason());
        }
        out.endArray().name("degraded").beginArray();
        degraded.forEach(each -> out.value(ProblemJson.sound(each)));
        out.endArray().endObject();
        exchange.put(Headers.NO_STORE).json(store.writable() ? 200 : 503, out);
    }

    private List<String> degraded(Status status) {
        List<String> all = new ArrayList<>();
        rooms.administration().get().ifPresent(deployments -> deployments.extensions().forEach(extension -> note(extension, all)));
        rooms.supervision().get().ifPresent(supervisor -> supervisor.instances().forEach(instance -> note(instance, all)));
        stuck(status.stuckThreads(), "resolvers", all);
        stuck(threads.stuck(), "endpoints", all);
        return all;
    }

    private static void note(Extension extension, List<String> all) {
        String name = "extension " + extension.name() + (extension.version().isEmpty() ? "" : " " + extension.version());
        switch (extension.state()) {
            case PARKED -> all.add(name + " is parked: " + extension.health());
            case ZOMBIE -> all.add(name + " was retired and is still held in memory: " + extension.health());
            case SERVING, PROBATION -> { }
        }
    }

    private static void note(Supervisor.Instance instance, List<String> all) {
        switch (instance.state()) {
            case QUARANTINED, STUCK -> all.add(instance.type() + " " + instance.name() + " is " + DeploymentJson.word(instance.state())
                    + ": " + instance.reason());
            case STARTING, RUNNING, BACKING_OFF -> { }
        }
    }

    private static void stuck(int threads, String where, List<String> all) {
        if (threads > 0) {
            all.add(threads + (threads == 1 ? " thread is" : " threads are") + " stuck in " + where);
        }
    }
}
