package org.rhizome.http;

import java.util.Iterator;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/** {@code GET /api/deltas}: the feed in arrival order, page by page. */
final class Feed {

    private final Rhizome rhizome;

    Feed(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        int limit = query.limit(Caps.DEFAULT_PAGE, Caps.PAGE);
        FeedFilter filter = new FeedFilter(query.text("author"), query.text("entity"), query.text("context"));
        long after = query.number("after", 0);
        exchange.put(Headers.NO_STORE).json(200, exchange.compute(() -> page(after, limit, filter)));
    }

    private JsonWriter page(long after, int limit, FeedFilter filter) {
        long next = after;
        Iterator<Stored> feed = rhizome.feed(next);
        JsonWriter out = new JsonWriter().beginObject().name("deltas").beginArray();
        int listed = 0;
        int damaged = 0;
        for (int examined = 0; examined < Caps.EXAMINED && listed < limit && out.size() < Caps.PAGE_BYTES && feed.hasNext(); examined++) {
            try {
                Stored stored = feed.next();
                next = stored.sequence();
                if (filter.passes(stored.delta())) {
                    write(stored, out);
                    listed++;
                }
            } catch (DamagedRecordException e) { // the store has logged it, and its health names file and offset
                damaged++;
            }
        }
        out.endArray().name("next").value(next).name("more").value(feed.hasNext());
        if (damaged > 0) {
            out.name("damaged").value(damaged);
        }
        return out.endObject();
    }

    private static void write(Stored stored, JsonWriter out) {
        Delta delta = stored.delta();
        out.beginObject().name("id").value(delta.id().toString());
        DeltaJson.writeMembers(delta, out);
        out.name("sequence").value(stored.sequence()).name("receivedAt").value(stored.receivedAt()).endObject();
    }
}
