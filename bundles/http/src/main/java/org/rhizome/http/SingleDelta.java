package org.rhizome.http;

import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;
import org.rhizome.store.Stored;

/** {@code GET /api/deltas/{id}}. */
final class SingleDelta {

    private final Rhizome rhizome;

    SingleDelta(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) {
        String text = exchange.id();
        DeltaId id = DeltaId.find(text).orElseThrow(() -> Problem.notFound(
                "\"" + Percent.printable(text) + "\" is no delta id, which is 1e20 and 64 lowercase hex digits"));
        Stored stored = rhizome.delta(id).orElseThrow(() -> Problem.notFound("there is no delta " + id));
        Delta delta = stored.delta();
        // The node is asked twice, and may change in between. What shows never hides again and what is hidden is never negated, so in this
        // order both answers are true of one and the same moment.
        boolean visible = rhizome.isVisible(id);
        boolean negated = visible && rhizome.isNegated(id);
        JsonWriter out = new JsonWriter().beginObject().name("id").value(id.toString());
        DeltaJson.writeMembers(delta, out);
        out.name("sequence").value(stored.sequence()).name("receivedAt").value(stored.receivedAt());
        // What is stored was checked when it came in: only whether it is signed is left to say.
        out.name("signature").value(delta.signature().isPresent() ? "verified" : "unsigned");
        out.name("negated").value(negated);
        out.name("visible").value(visible).endObject();
        exchange.put(Headers.REVALIDATE).json(200, out);
    }
}
