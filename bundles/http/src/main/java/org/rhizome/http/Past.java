package org.rhizome.http;

import java.io.IOException;
import java.util.List;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.History;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}/history/{property}}. */
final class Past {

    private static final String AFTER = "after";

    private final Rhizome rhizome;

    Past(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        String id = exchange.id();
        String property = exchange.variable("property");
        double after = query.decimal(AFTER).orElse(Double.NEGATIVE_INFINITY);
        int limit = query.limit(Caps.DEFAULT_PAGE, Caps.CHANGES);
        Reading reading = ReadingParameters.of(query);
        History history = exchange.compute(() -> rhizome.history(id, property, reading, after, limit))
                .orElseThrow(() -> EntityIds.unknown(id, query));
        if (history.changes().isEmpty() && !query.has(AFTER)) {
            throw Explain.unclaimed(id, property);
        }
        exchange.put(Headers.REVALIDATE);
        JsonStream stream = new JsonStream(exchange);
        write(history, stream);
        stream.close();
    }

    private static void write(History history, JsonStream stream) throws IOException {
        JsonWriter out = stream.out().beginObject().name("id").value(history.entity())
                .name("property").value(history.property()).name("changes").beginArray();
        for (History.Change change : history.changes()) {
            write(change, out);
            stream.flush();
        }
        out.endArray();
        LossyJson.notes(history.notes(), out);
        history.next().ifPresent(next -> out.name("next").value(next));
        out.endObject();
    }

    private static void write(History.Change change, JsonWriter out) {
        out.beginObject().name("from").value(change.from());
        change.value().ifPresent(value -> DeltaJson.writeValue(value, out.name("value")));
        out.name("causes").beginArray();
        List<DeltaId> causes = change.causes();
        int listed = Math.min(causes.size(), Caps.EXPLAINED);
        causes.subList(0, listed).forEach(cause -> out.value(cause.toString()));
        out.endArray();
        if (listed < causes.size()) {
            out.name("causesOmitted").value(causes.size() - listed);
        }
        out.endObject();
    }
}
