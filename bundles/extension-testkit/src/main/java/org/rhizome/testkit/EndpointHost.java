package org.rhizome.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Text;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.Request;
import org.rhizome.endpoint.Response;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;

/**
 * Plays the door for one endpoint, without a container.
 *
 * <pre>{@code
 * EndpointHost host = EndpointHost.of(new Pages(), TestNode.holding(...));
 * assertEquals("hello", EndpointHost.text(host.get("pkg:vim?view=release")));
 * }</pre>
 */
public final class EndpointHost {

    /** A node answers with 500 to a larger body. */
    private static final int MOST = 16 << 20;

    private final Endpoint endpoint;
    private final Reader node;
    private final TestLog log = new TestLog();

    private EndpointHost(Endpoint endpoint, Reader node) {
        this.endpoint = endpoint;
        this.node = node;
    }

    /** An endpoint that reads from that node. */
    public static EndpointHost of(Endpoint endpoint, Reader node) {
        return new EndpointHost(endpoint, node);
    }

    /** Reads. @param target what follows the endpoint's name, percent-encoded, with its query: {@code pkg:vim?view=release} */
    public Response get(String target) {
        return ask("GET", target, new byte[0], Map.of());
    }

    /** As {@link #get(String)}, with headers. */
    public Response get(String target, Map<String, String> headers) {
        return ask("GET", target, new byte[0], headers);
    }

    /** Writes. */
    public Response post(String target, byte[] body) {
        return ask("POST", target, body, Map.of());
    }

    /**
     * Asks anything.
     *
     * @return what the endpoint answers; 400 and the message when it throws an {@link IllegalArgumentException}
     * @throws AssertionError if it throws anything else, or gives no answer that can be sent: a node answers that with 500
     */
    public Response ask(String method, String target, byte[] body, Map<String, String> headers) {
        Response response;
        try {
            response = endpoint.handle(new Asked(method, target, body, headers, node, log));
        } catch (IllegalArgumentException refusal) {
            return new Response(400, "text/plain; charset=utf-8", String.valueOf(refusal.getMessage()).getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(method + " " + target + " made the endpoint throw, which is answered with 500: " + e, e);
        }
        Expect.that(response != null && response.body() != null && response.contentType() != null, "the endpoint gave null for " + target);
        Expect.that(response.status() >= 200 && response.status() <= 599, "status " + response.status() + " is not between 200 and 599");
        Expect.that(response.body().length <= MOST, "a body of " + response.body().length + " bytes is longer than " + MOST);
        return response;
    }

    /** What it logged. */
    public List<String> log() {
        return log.lines();
    }

    /** The body of a response as text. */
    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A request as the door gives it. */
    private record Asked(String method, String target, byte[] body, Map<String, String> headers, Reader node, Log log) implements Request {

        @Override
        public String path() {
            return decoded(target.split("\\?", 2)[0].replace("+", "%2B"));
        }

        @Override
        public SortedMap<String, List<String>> query() {
            SortedMap<String, List<String>> query = new TreeMap<>(Text.BY_UTF8);
            String[] halves = target.split("\\?", 2);
            for (String parameter : halves.length < 2 || halves[1].isEmpty() ? new String[0] : halves[1].split("&")) {
                String[] pair = parameter.split("=", 2);
                query.computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>()).add(pair.length < 2 ? "" : decoded(pair[1]));
            }
            return Collections.unmodifiableSortedMap(query);
        }

        @Override
        public String header(String name) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue).findFirst().orElse("");
        }

        @Override
        public String caller() {
            return "tester";
        }
    }
}
