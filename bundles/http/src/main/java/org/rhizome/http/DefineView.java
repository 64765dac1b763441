package org.rhizome.http;

import org.rhizome.gate.Lease;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.ViewInfo;

/** {@code PUT /api/views/{name}}: a view definition as data, stored as a delta. */
final class DefineView {

    private static final int BODY_BYTES = 256 << 10;

    private final Rooms rooms;
    private final Definitions definitions;
    private final JsonBody body;

    DefineView(Rooms rooms, Definitions definitions, Budget budget) {
        this.rooms = rooms;
        this.definitions = definitions;
        this.body = new JsonBody("a view definition", budget, BODY_BYTES, "split the view into several that refer to each other");
    }

    private record Done(ViewInfo view, boolean isNew) {}

    void answer(Exchange exchange) throws Exception {
        Acknowledgement.check(exchange.query());
        String name = exchange.variable("name");
        String author = Authorship.of(exchange.query().text("author").orElse(null), exchange.identity().name(), "");
        Done done = body.compute(exchange, json -> define(name, json, author));
        JsonWriter out = new JsonWriter();
        Definitions.write(done.view, out);
        exchange.put(Headers.NO_STORE).json(done.isNew ? 201 : 200, out);
    }

    /** Both looks at the node are through one generation. */
    private Done define(String name, byte[] json, String author) throws Exception {
        try (Lease lease = rooms.gate().enter()) {
            return lease.call(() -> {
                boolean isNew = definitions.find(name).isEmpty();
                return new Done(Answered.by(rooms.rhizome().define(name, json, author)), isNew);
            });
        }
    }
}
