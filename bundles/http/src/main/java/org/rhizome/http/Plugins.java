package org.rhizome.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;
import org.rhizome.supervision.Supervisor;

/** {@code /api/plugins} and {@code /api/views/{name}/answer}: calls of plugins and views, and how they are. */
final class Plugins {

    private static final String TIMEOUT = "timeout";
    private static final String PLUGIN = "plugin";
    private static final String VIEW = "view";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int BODY_BYTES = 1 << 20;

    private final Rooms rooms;
    private final JsonBody body;

    Plugins(Rooms rooms, Budget budget) {
        this.rooms = rooms;
        this.body = new JsonBody("a request to a plugin", budget, BODY_BYTES, "store what is large as deltas, and name them");
    }

    /** {@code GET /api/plugins}. */
    void list(Exchange exchange) {
        JsonWriter out = new JsonWriter().beginObject().name("instances").beginArray();
        rooms.supervisor().instances().forEach(instance -> write(instance, out));
        exchange.put(Headers.NO_STORE).json(200, out.endArray().endObject());
    }

    private static void write(Supervisor.Instance it, JsonWriter out) {
        out.beginObject().name("type").value(it.type()).name("name").value(it.name())
                .name("version").value(it.version()).name("bundle").value(it.bundle())
                .name("state").value(DeploymentJson.word(it.state()))
                .name("position").value(it.position()).name("lag").value(it.lag())
                .name("handled").value(it.handled()).name("emitted").value(it.emitted())
                .name("refusedEmissions").value(it.refusedEmissions())
                .name("restarts").value(it.restarts()).name("mailbox").value(it.mailbox())
                .name("reason").value(ProblemJson.sound(it.reason())).endObject();
    }

    /** {@code POST /api/plugins/{name}/call}. */
    void call(Exchange exchange) throws Exception {
        Supervisor supervisor = rooms.supervisor();
        Duration within = exchange.query().duration(TIMEOUT, PATIENCE, MOST);
        String name = exchange.variable("name");
        Value request = body.compute(exchange, ValueJson::read);
        answer(exchange, () -> Answered.by(supervisor.call(name, request, within)), "the reply of plugin \"" + name + "\"");
    }

    /** {@code GET /api/views/{name}/answer}: what is no parameter of the call is the question. */
    void ask(Exchange exchange) throws Exception {
        Supervisor supervisor = rooms.supervisor();
        Query query = exchange.query();
        Duration within = query.duration(TIMEOUT, PATIENCE, MOST);
        String name = exchange.variable("name");
        Map<String, String> question = new LinkedHashMap<>();
        query.names().stream().filter(each -> !each.equals(TIMEOUT)).forEach(each -> question.put(each, query.text(each).orElseThrow()));
        answer(exchange, () -> Answered.by(supervisor.ask(name, question, within)), "the answer of view \"" + name + "\"");
    }

    @FunctionalInterface
    private interface Asking {
        Value answer();
    }

    /** A plugin that refuses a request says so with an IllegalArgumentException. */
    private static void answer(Exchange exchange, Asking asking, String whose) throws Exception {
        Value value;
        try {
            value = asking.answer();
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(String.valueOf(refused.getMessage()));
        }
        exchange.put(Headers.NO_STORE).json(200, exchange.compute(() -> ValueJson.write(value, whose)));
    }

    /** {@code POST /api/plugins/{name}/restart}; a view with {@code type=view}. */
    void restart(Exchange exchange) throws Exception {
        Supervisor supervisor = rooms.supervisor();
        String type = exchange.query().text("type").orElse(PLUGIN);
        if (!type.equals(PLUGIN) && !type.equals(VIEW)) {
            throw Problem.badRequest("the parameter \"type\" must be " + PLUGIN + " or " + VIEW + ", not " + Percent.printable(type));
        }
        String name = exchange.variable("name");
        exchange.compute(() -> {
            supervisor.restart(type, name);
            return name;
        });
        exchange.put(Headers.NO_STORE).json(200, new JsonWriter().beginObject().name("type").value(type).name("name").value(name).endObject());
    }

    /** {@code GET /api/plugins/{name}/replay/{delta}}. */
    void replay(Exchange exchange) throws Exception {
        Supervisor supervisor = rooms.supervisor();
        String name = exchange.variable("name");
        DeltaId input = id(exchange.variable("delta"));
        Supervisor.Replay replay;
        try {
            replay = exchange.compute(() -> supervisor.replay(name, input));
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(String.valueOf(refused.getMessage()));
        }
        JsonWriter out = new JsonWriter().beginObject().name("same").value(replay.same());
        ids("before", replay.before(), out);
        ids("again", replay.again(), out);
        replay.failure().ifPresent(failure -> out.name("failure").value(ProblemJson.sound(failure)));
        exchange.put(Headers.NO_STORE).json(200, out.endObject());
    }

    private static DeltaId id(String text) {
        try {
            return DeltaId.parse(text);
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest(e.getMessage());
        }
    }

    private static void ids(String name, List<DeltaId> ids, JsonWriter out) {
        out.name(name).beginArray();
        ids.forEach(id -> out.value(id.toString()));
        out.endArray();
    }
}
