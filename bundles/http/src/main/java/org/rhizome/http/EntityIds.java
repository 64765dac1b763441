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

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        int limit = query.limit(Caps.DEFAULT_PAGE, Caps.PAGE);
        String prefix = query.text("prefix").orElse("");
        String after = query.text("after").orElse("");
        exchange.json(200, exchange.compute(() -> page(prefix, after, limit)));
    }

    /** While transactions are incomplete it has to be seen for each entity whether anything of it shows. */
    private JsonWriter page(String prefix, String after, int limit) {
        List<String> entities = rhizome.entities(prefix, after, limit);
        JsonWriter out = new JsonWriter().beginObject().name("entities").beginArray();
        entities.forEach(out::value);
        out.endArray();
        if (entities.size() == limit) {
            out.name("next").value(entities.getLast());
        }
        return out.endObject();
    }

    /** Nothing was filed under an entity, or not yet at the time that was asked for. */
    static Problem unknown(String id, Query query) {
        String then = query.has(ReadingParameters.AS_OF) ? " up to asOf" : "";
        return Problem.notFound("nothing is claimed about an entity \"" + Percent.printable(id) + "\"" + then);
    }
}
