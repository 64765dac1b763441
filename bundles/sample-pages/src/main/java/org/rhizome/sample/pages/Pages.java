package org.rhizome.sample.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.EndpointName;
import org.rhizome.endpoint.Request;
import org.rhizome.endpoint.Response;
import org.rhizome.extension.Reader;

/**
 * Shows the values of an entity as a page: {@code /api/ext/pages/pkg:vim}, through a view with {@code ?view=release}, as JSON for who
 * accepts JSON and no HTML.
 */
@Component(service = Endpoint.class)
@EndpointName("pages")
public final class Pages implements Endpoint {

    @Override
    public Response handle(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return text(405, "pages are for reading: GET one, do not " + request.method() + " it");
        }
        if (request.path().isEmpty()) {
            throw new IllegalArgumentException("name an entity: /api/ext/pages/pkg:vim");
        }
        return values(request)
                .map(values -> wantsJson(request) ? json(request.path(), values) : html(request.path(), values))
                .orElseGet(() -> text(404, "nobody claims anything about \"" + request.path() + "\""));
    }

    /** The reader refuses a view that is not defined in words that are fit to be shown. */
    private static Optional<SortedMap<String, Value>> values(Request request) {
        Reader node = request.node();
        List<String> view = request.query().getOrDefault("view", List.of());
        return view.isEmpty() ? node.values(request.path()) : node.values(request.path(), view.getFirst());
    }

    private static boolean wantsJson(Request request) {
        String accepted = request.header("Accept");
        return accepted.contains("application/json") && !accepted.contains("text/html");
    }

    private static Response html(String entity, SortedMap<String, Value> values) {
        return new Response(200, "text/html; charset=utf-8", Html.page(entity, values).getBytes(StandardCharsets.UTF_8));
    }

    private static Response json(String entity, SortedMap<String, Value> values) {
        return new Response(200, "application/json", ValueJson.object(entity, values));
    }

    private static Response text(int status, String message) {
        return new Response(status, "text/plain; charset=utf-8", message.getBytes(StandardCharsets.UTF_8));
    }
}
