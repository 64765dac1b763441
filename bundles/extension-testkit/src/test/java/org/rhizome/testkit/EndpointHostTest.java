package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.Response;

class EndpointHostTest {

    private static final Endpoint ECHO = request -> {
        request.log().info("asked by " + request.caller());
        return text(200, request.method() + " " + request.path() + " " + request.query() + " " + request.header("accept") + " "
                + new String(request.body(), StandardCharsets.UTF_8));
    };

    private static Response text(int status, String text) {
        return new Response(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static EndpointHost host(Endpoint endpoint) {
        return EndpointHost.of(endpoint, TestNode.holding());
    }

    @Test
    void aRequestIsDecodedAsTheDoorDoes() {
        EndpointHost host = host(ECHO);
        assertEquals("GET a/b c+d {x=[1, 2 3], y=[]} text/html ",
                EndpointHost.text(host.get("a/b%20c+d?x=1&y&x=2+3", Map.of("Accept", "text/html"))));
        assertEquals("POST  {}  body", EndpointHost.text(host.post("", "body".getBytes(StandardCharsets.UTF_8))));
        assertEquals("info: asked by tester", host.log().getFirst());
    }

    @Test
    void whatMakesNoSenseIsABadRequest() {
        Response refused = host(request -> {
            throw new IllegalArgumentException("say who you are");
        }).get("");
        assertEquals(400, refused.status());
        assertEquals("say who you are", EndpointHost.text(refused));
    }

    @Test
    void whatItThrowsFailsTheTest() {
        AssertionError error = assertThrows(AssertionError.class, () -> host(request -> {
            throw new IllegalStateException("on purpose");
        }).get("x"));
        assertTrue(error.getMessage().contains("GET x") && error.getMessage().contains("on purpose"), error::getMessage);
    }

    @Test
    void whatCannotBeSentFailsTheTest() {
        assertThrows(AssertionError.class, () -> host(request -> null).get(""));
        assertThrows(AssertionError.class, () -> host(request -> text(99, "")).get(""));
        assertThrows(AssertionError.class, () -> host(request -> new Response(200, "a/b", new byte[(16 << 20) + 1])).get(""));
    }
}
