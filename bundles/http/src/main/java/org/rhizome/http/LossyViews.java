package org.rhizome.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}}. */
final class LossyViews {

    private static final String PROPERTIES = "properties";

    private final Rhizome rhizome;

    LossyViews(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        String id = exchange.id();
        Reading reading = ReadingParameters.of(query);
        Optional<LossyView> found = isLook(reading) ? rhizome.lossy(id, reading) : exchange.compute(() -> rhizome.lossy(id, reading));
        LossyView view = found.orElseThrow(() -> EntityIds.unknown(id, query));
        if (Tag.of(view.tag()).answers(exchange)) {
            return;
        }
        exchange.json(200, Bulk.isLarge(view) ? exchange.compute(() -> json(view, query)) : json(view, query));
    }

    /**
     * Whether it takes no more than to look at what the node maintains, which a virtual thread does 27,600 times a second. The past is
     * computed from all claims, and a view that is defined may take in those of many other entities.
     */
    private static boolean isLook(Reading reading) {
        return reading.asOf().isEmpty() && reading.view().isEmpty();
    }

    private static JsonWriter json(LossyView view, Query query) {
        JsonWriter out = new JsonWriter();
        if (query.has(PROPERTIES)) {
            Set<String> wanted = new HashSet<>(query.list(PROPERTIES));
            LossyJson.write(view, wanted::contains, out);
        } else {
            LossyJson.write(view, property -> true, out);
        }
        return out;
    }
}
