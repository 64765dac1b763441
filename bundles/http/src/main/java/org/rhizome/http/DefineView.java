package org.rhizome.http;

import java.util.Optional;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;
import org.rhizome.node.ViewInfo;

/** {@code PUT /api/views/{name}}: a view definition as data, stored as a delta. */
final class DefineView {

    private static final int BODY_BYTES = 256 << 10;

    private final Rhizome rhizome;
    private final JsonBody body;

    DefineView(Rhizome rhizome, Budget budget) {
        this.rhizome = rhizome;
        this.body = new JsonBody("a view definition", budget, BODY_BYTES, "split the view into several that refer to each other");
    }

    void answer(Exchange exchange) throws Exception {
        Acknowledgement.check(exchange.query());
        String name = exchange.variable("name");
        String author = Authorship.of(exchange.query().text("author").orElse(null), exchange.identity().name(), "");
        Optional<ViewInfo> before = rhizome.views().stream().filter(view -> view.name().equals(name)).findAny();
        ViewInfo view = body.compute(exchange, json -> Answered.by(rhizome.define(name, json, author)));
        JsonWriter out = new JsonWriter();
        Definitions.write(view, out);
        exchange.put(Headers.NO_STORE).json(before.isPresent() ? 200 : 201, out);
    }
}
