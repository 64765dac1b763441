package org.rhizome.http;

import java.util.HashSet;
import java.util.Set;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.LossyView;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}}. */
final class LossyViews {

    private final Rhizome rhizome;

    LossyViews(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) {
        Query query = exchange.query();
        String id = exchange.id();
        LossyView view = rhizome.lossy(id, ReadingParameters.of(query)).orElseThrow(() -> EntityIds.unknown(id, query));
        if (Tag.of(view.tag()).answers(exchange)) {
            return;
        }
        JsonWriter out = new JsonWriter();
        if (query.has("properties")) {
            Set<String> wanted = new HashSet<>(query.list("properties"));
            LossyJson.write(view, wanted::contains, out);
        } else {
            LossyJson.write(view, property -> true, out);
        }
        exchange.json(200, out);
    }
}
