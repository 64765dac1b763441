package org.rhizome.http;

import org.rhizome.algebra.HView;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}/lossless}. */
final class LosslessViews {

    private final Rhizome rhizome;

    LosslessViews(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    private record Found(HView view, Tag tag) {}

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        String id = exchange.id();
        boolean canonical = canonical(query);
        LosslessOptions options = LosslessParameters.of(query);
        Found found = exchange.compute(() -> find(id, options, query));
        if (found.tag.answers(exchange)) {
            return;
        }
        HView view = found.view;
        byte[] bytes = canonical ? exchange.compute(view::canonicalBytes) : null;
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

    private Found find(String id, LosslessOptions options, Query query) {
        HView view = rhizome.lossless(id, options).orElseThrow(() -> EntityIds.unknown(id, query));
        return new Found(view, Tag.of(view));
    }

    private static boolean canonical(Query query) {
        return switch (query.text(LosslessParameters.FORMAT).orElse("json")) {
            case "json" -> false;
            case "canonical" -> true;
            default -> throw Problem.badRequest("the parameter \"" + LosslessParameters.FORMAT + "\" must be json or canonical");
        };
    }
}
