package org.example.rhizome;

import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.EndpointName;
import org.rhizome.endpoint.Request;
import org.rhizome.endpoint.Response;

/** An endpoint: {@code GET /api/ext/hello/pkg:vim} answers with the summary of that entity. */
@Component(service = Endpoint.class)
@EndpointName("hello")
public final class Hello implements Endpoint {

    @Override
    public Response handle(Request request) {
        if (request.path().isEmpty()) {
            throw new IllegalArgumentException("say hello to somebody: /api/ext/hello/pkg:vim");
        }
        return request.node().values(request.path())
                .map(values -> values.get("summary") instanceof Text(String summary) ? summary : "has no summary")
                .map(summary -> text(200, "hello " + request.path() + ": " + summary))
                .orElseGet(() -> text(404, "nobody claims anything about " + request.path()));
    }

    private static Response text(int status, String line) {
        return new Response(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
