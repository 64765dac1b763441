package org.rhizome.http;

import java.util.List;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.OpenTransaction;
import org.rhizome.node.Rhizome;

/** {@code GET /api/transactions}: those that are incomplete, and what they wait for. */
final class OpenTransactions {

    private final Rhizome rhizome;

    OpenTransactions(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        int limit = query.limit(Caps.TRANSACTIONS, Caps.TRANSACTIONS);
        String after = query.text("after").orElse("");
        OpenTransaction.Page page = exchange.compute(() -> rhizome.openTransactions(after, limit));
        exchange.put(Headers.NO_STORE);
        JsonStream stream = new JsonStream(exchange);
        JsonWriter out = stream.out().beginObject().name("transactions").beginArray();
        for (OpenTransaction transaction : page.transactions()) {
            out.beginObject().name("id").value(transaction.id());
            ids("manifests", transaction.manifests(), out);
            ids("hidden", transaction.hidden(), out);
            out.name("hiddenCount").value(transaction.hiddenCount());
            ids("missing", transaction.missing(), out);
            out.name("missingCount").value(transaction.missingCount()).endObject();
            stream.flush();
        }
        out.endArray();
        page.next().ifPresent(next -> out.name("next").value(next));
        out.endObject();
        stream.close();
    }

    private static void ids(String name, List<DeltaId> ids, JsonWriter out) {
        out.name(name).beginArray();
        ids.forEach(id -> out.value(id.toString()));
        out.endArray();
    }
}
