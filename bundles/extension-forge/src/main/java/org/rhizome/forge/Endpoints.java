package org.rhizome.forge;

/** Endpoints. */
public final class Endpoints {

    private static final String CONTRACT = "org.rhizome.endpoint.Endpoint";

    private Endpoints() {}

    /** Answers every request with that text. */
    public static Service answering(String name, String answer) {
        return endpoint(name, "return text(200, " + Resolvers.literal(answer) + ");");
    }

    /** Answers with method, path, query, body and caller of the request, one a line. */
    public static Service echoing(String name) {
        return endpoint(name, """
                return text(200, String.join("\\n", request.method(), request.path(), request.query().toString(),
                        new String(request.body(), UTF_8), request.caller()));""");
    }

    public static Service throwing(String name) {
        return endpoint(name, "if (request != null) throw new IllegalStateException(\"forged to fail\"); return null;");
    }

    /** Sleeps that long before it answers. */
    public static Service slow(String name, long millis, String answer) {
        return endpoint(name, "Thread.sleep(" + millis + "); return text(200, " + Resolvers.literal(answer) + ");");
    }

    /** @param body statements that see {@code request} and {@code text(status, body)}, and return a response */
    public static Service endpoint(String name, String body) {
        return Service.of("endpoint", name, CONTRACT, """
                import static java.nio.charset.StandardCharsets.UTF_8;
                import org.rhizome.endpoint.*;

                public final class CLASS implements Endpoint {
                    @Override public Response handle(Request request) throws Exception { %s }
                    private static Response text(int status, String body) {
                        return new Response(status, "text/plain; charset=utf-8", body.getBytes(UTF_8));
                    }
                }
                """.formatted(body));
    }
}
