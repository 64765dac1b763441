package org.rhizome.http;

import java.util.List;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities}. */
final class EntityIds {

    private final Rhizome rhizome;

    EntityIds(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) {
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

    /** Nothing was filed under an entity, or not yet at the time that was asked for. */
    static Problem unknown(String id, Query query) {
        String then = query.has(ReadingParameters.AS_OF) ? " up to asOf" : "";
        return Problem.notFound("nothing is claimed about an entity \"" + Percent.printable(id) + "\"" + then);
    }
}
