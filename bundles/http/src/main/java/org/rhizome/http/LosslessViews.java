package org.rhizome.http;

import java.io.IOException;
import org.rhizome.algebra.HView;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}/lossless}. */
final class LosslessViews {

    private final Rhizome rhizome;

    LosslessViews(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws IOException {
        Query query = exchange.query();
        String id = exchange.id();
        boolean canonical = canonical(query);
        LosslessOptions options = LosslessParameters.of(query);
        HView view = rhizome.lossless(id, options).orElseThrow(() -> EntityIds.unknown(id, query));
        if (Tag.of(view).answers(exchange)) {
            return;
        }
        byte[] bytes = canonical ? view.canonicalBytes() : null;
        JsonStream stream = new JsonStream(exchange);
        if (canonical) {
            stream.out().beginObject().name("id").value(view.id());
            stream.hex("canonical", bytes);
            stream.out().endObject();
        } else {
            LosslessJson.write(view, stream);
        }
        stream.close();
    }

    private static boolean canonical(Query query) {
        return switch (query.text(LosslessParameters.FORMAT).orElse("json")) {
            case "json" -> false;
            case "canonical" -> true;
            default -> throw Problem.badRequest("the parameter \"" + LosslessParameters.FORMAT + "\" must be json or canonical");
        };
    }
}
