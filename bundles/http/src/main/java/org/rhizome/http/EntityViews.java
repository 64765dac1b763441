package org.rhizome.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.LosslessView;
import org.rhizome.node.LossyView;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;

/** Entities: which there are, as values, and with everything that is claimed about them. */
final class EntityViews {

    private static final int FLUSH_BYTES = 64 << 10;
    private static final String RESOLVER = "resolver";
    private static final String RESOLVER_OF = "resolver.";

    private final Rhizome rhizome;

    EntityViews(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    /** {@code GET /api/entities}. */
    void list(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit(Caps.DEFAULT_PAGE, Caps.PAGE);
        List<String> entities = rhizome.entities(query.text("prefix").orElse(""), query.text("after").orElse(""), limit);
        JsonWriter out = new JsonWriter().beginObject().name("entities").beginArray();
        entities.forEach(out::value);
        out.endArray();
        if (entities.size() == limit) {
            out.name("next").value(entities.getLast());
        }
        exchange.json(200, out.endObject());
    }

    /** {@code GET /api/entities/{id}}. */
    void lossy(Exchange exchange) {
        Query query = exchange.query();
        String id = exchange.id();
        LossyView view = rhizome.lossy(id, choice(query)).orElseThrow(() -> unknown(id));
        if (Tag.of(view.tag()).answers(exchange)) {
            return;
        }
        JsonWriter out = new JsonWriter().beginObject().name("id").value(view.entity()).name("properties").beginObject();
        Set<String> wanted = query.has("properties") ? new HashSet<>(query.list("properties")) : null;
        view.properties().forEach((property, value) -> {
            if (wanted == null || wanted.contains(property)) {
                DeltaJson.writeValue(value, out.name(property));
            }
        });
        exchange.json(200, out.endObject().endObject());
    }

    private static ResolverChoice choice(Query query) {
        if (query.isEmpty()) {
            return ResolverChoice.DEFAULTS;
        }
        Map<String, String> byProperty = new HashMap<>();
        for (String name : query.names()) {
            if (name.startsWith(RESOLVER_OF)) {
                byProperty.put(name.substring(RESOLVER_OF.length()), query.text(name).orElseThrow());
            }
        }
        return new ResolverChoice(query.text(RESOLVER).orElse(ResolverChoice.DEFAULT), byProperty);
    }

    /** {@code GET /api/entities/{id}/lossless}. */
    void lossless(Exchange exchange) throws IOException {
        String id = exchange.id();
        LosslessView view = rhizome.lossless(id).orElseThrow(() -> unknown(id));
        if (Tag.of(view).answers(exchange)) {
            return;
        }
        OutputStream stream = exchange.stream(200, Headers.JSON);
        write(view, stream);
        stream.close(); // only now: a view that breaks off must not look whole
        exchange.complete();
    }

    private static void write(LosslessView view, OutputStream stream) throws IOException {
        JsonWriter out = new JsonWriter().beginObject().name("id").value(view.entity()).name("properties").beginObject();
        for (Map.Entry<String, List<Delta>> property : view.properties().entrySet()) {
            out.name(property.getKey()).beginArray();
            for (Delta delta : property.getValue()) {
                out.beginObject().name("id").value(delta.id().toString());
                DeltaJson.writeMembers(delta, out);
                out.endObject();
                if (out.size() >= FLUSH_BYTES) {
                    out.drainTo(stream);
                }
            }
            out.endArray();
        }
        out.endObject().endObject().drainTo(stream);
    }

    private static Problem unknown(String id) {
        return Problem.notFound("nothing is claimed about an entity \"" + Percent.printable(id) + "\"");
    }
}
