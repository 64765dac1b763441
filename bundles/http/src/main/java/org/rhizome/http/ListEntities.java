package org.rhizome.http;

import org.rhizome.algebra.AlgebraException;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LossyView;
import org.rhizome.node.Rhizome;

/** {@code POST /api/list}: entities as values, chosen, ordered and page by page. */
final class ListEntities {

    private static final int BODY_BYTES = 1 << 20;

    private final Rhizome rhizome;
    private final JsonBody body;

    ListEntities(Rhizome rhizome, Budget budget) {
        this.rhizome = rhizome;
        this.body = new JsonBody("a list", budget, BODY_BYTES, "shorten its conditions or its term");
    }

    void answer(Exchange exchange) throws Exception {
        ListPage page = body.compute(exchange, json -> page(ListBody.read(json)));
        exchange.put(Headers.NO_STORE);
        JsonStream stream = new JsonStream(exchange);
        JsonWriter out = stream.out().beginObject().name("entities").beginArray();
        for (LossyView view : page.entities()) {
            LossyJson.write(view, property -> true, out);
            stream.flush();
        }
        out.endArray();
        page.next().ifPresent(next -> out.name("next").value(next));
        out.name("examined").value(page.examined()).endObject();
        stream.close();
    }

    private ListPage page(ListQuery query) {
        try {
            return rhizome.list(query);
        } catch (AlgebraException refused) {
            boolean selected = query.source() instanceof ListQuery.Source.Selected;
            throw Failures.refused(refused, selected ? "/" + ListBody.QUERY + "/" + TermJson.TERM : "");
        } catch (IllegalArgumentException refused) {
            if (query.cursor().isEmpty()) {
                throw refused;
            }
            throw Problem.badRequest("the cursor is not one of this list: " + refused.getMessage()).at("/" + ListBody.CURSOR);
        }
    }
}
