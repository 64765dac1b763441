package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.http.HttpHeader;

/** What is fixed: the greeting at {@code /}, for people as a page and for programs as JSON, and the description of this API. */
final class Greeting {

    private final byte[] page = resource("greeting.html");
    private final byte[] json = resource("greeting.json");
    private final byte[] description = resource("openapi.json");

    /** {@code GET /}. */
    void greet(Exchange exchange) {
        exchange.put(HttpHeader.VARY, "Accept");
        if (prefersPage(exchange.header(HttpHeader.ACCEPT))) {
            exchange.put("Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
            exchange.send(200, Headers.HTML, page);
        } else {
            exchange.send(200, Headers.JSON, json);
        }
    }

    /** {@code GET /openapi.json}. */
    void describe(Exchange exchange) {
        exchange.send(200, Headers.JSON, description);
    }

    /** Browsers name text/html first; programs ask for JSON or for anything. */
    private static boolean prefersPage(String accept) {
        if (accept == null) {
            return false;
        }
        int html = accept.indexOf("text/html");
        int plain = accept.indexOf("application/json");
        return html >= 0 && (plain < 0 || html < plain);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Greeting.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this bundle was built without its resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
