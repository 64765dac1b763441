package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;
import org.rhizome.node.ViewInfo;

/** {@code GET /api/views} and {@code GET /api/views/{name}}: the definitions in force. */
final class Definitions {

    private final Rhizome rhizome;

    Definitions(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    /** A page ends early when the definitions are long. */
    void list(Exchange exchange) throws Exception {
        Query query = exchange.query();
        int limit = query.limit(Caps.PAGE, Caps.PAGE);
        String after = query.text("after").orElse("");
        exchange.put(Headers.NO_STORE).json(200, exchange.compute(() -> page(after, limit)));
    }

    private JsonWriter page(String after, int limit) {
        Iterator<ViewInfo> views = rhizome.views().stream().filter(view -> follows(view.name(), after)).iterator();
        JsonWriter out = new JsonWriter().beginObject().name("views").beginArray();
        Optional<String> last = Optional.empty();
        for (int listed = 0; listed < limit && out.size() < Caps.PAGE_BYTES && views.hasNext(); listed++) {
            ViewInfo view = views.next();
            write(view, out);
            last = Optional.of(view.name());
        }
        out.endArray();
        if (views.hasNext()) {
            last.ifPresent(name -> out.name("next").value(name));
        }
        return out.endObject();
    }

    private static boolean follows(String name, String after) {
        return Arrays.compareUnsigned(name.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8)) > 0;
    }

    void show(Exchange exchange) throws Exception {
        String name = exchange.variable("name");
        ViewInfo view = exchange.compute(() -> find(name)).orElseThrow(() -> Problem.notFound(
                "there is no view \"" + Percent.printable(name) + "\"; /api/views lists those that there are"));
        JsonWriter out = new JsonWriter();
        write(view, out);
        exchange.put(Headers.NO_STORE).json(200, out);
    }

    /** Reads what defines any view: not for a virtual thread. */
    Optional<ViewInfo> find(String name) {
        return rhizome.views().stream().filter(view -> view.name().equals(name)).findAny();
    }

    static void write(ViewInfo view, JsonWriter out) {
        out.beginObject().name("name").value(view.name())
                .name("version").value(view.version().toString())
                .name("author").value(view.author())
                .name("timestamp").value(view.timestamp())
                .name("description").value(view.description())
                .name("definition").raw(view.json().getBytes(StandardCharsets.UTF_8)).endObject();
    }
}
