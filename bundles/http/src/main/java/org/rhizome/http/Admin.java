package org.rhizome.http;

import org.rhizome.gate.Gate;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;

/** What the node says about itself: its digest and its resolvers. */
final class Admin {

    private final Rhizome rhizome;
    private final Gate gate;

    Admin(Rhizome rhizome, Gate gate) {
        this.rhizome = rhizome;
        this.gate = gate;
    }

    /** {@code GET /api/digest}. */
    void digest(Exchange exchange) throws Exception {
        Rhizome.Digest digest = exchange.compute(rhizome::digest);
        exchange.put(Headers.NO_STORE).json(200, new JsonWriter().beginObject()
                .name("count").value(digest.count())
                .name("digest").value(digest.digest().toString()).endObject());
    }

    /** {@code GET /api/resolvers}. */
    void resolvers(Exchange exchange) {
        JsonWriter out = new JsonWriter().beginObject().name("resolvers").beginArray();
        gate.current().resolvers().values().forEach(resolver -> out.beginObject()
                .name("name").value(resolver.name())
                .name("version").value(resolver.version())
                .name("bundle").value(resolver.bundle())
                .name("description").value(resolver.description()).endObject());
        exchange.put(Headers.NO_STORE).json(200, out.endArray().endObject());
    }
}
