package org.rhizome.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;

/** What a body is, by its Content-Type. */
enum MediaType {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CBOR("application/cbor"),
    /** The JSON of rhizome-node, version 1. */
    LEGACY_1("application/vnd.rhizome.v1+json"),
    /** The JSON of rhizome-node, version 2. */
    LEGACY_2("application/vnd.rhizome.v2+json"),
    JAR("application/java-archive"),
    BYTES("application/octet-stream"),
    PARTS("multipart/form-data");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    /**
     * The type of the body of a request; JSON when the client does not say.
     *
     * @throws Problem 415 naming the types that are taken
     */
    static MediaType of(Exchange exchange) {
        return among(exchange, "deltas come", JSON, NDJSON, CBOR, LEGACY_1, LEGACY_2);
    }

    /**
     * The type of the body of a request that comes in one of these only; the first of them when the client does not say.
     *
     * @param what comes, for example "a negation comes"
     * @throws Problem 415 naming the types that are taken
     */
    static MediaType among(Exchange exchange, String what, MediaType... types) {
        String contentType = exchange.header(HttpHeader.CONTENT_TYPE);
        if (contentType == null) {
            return types[0];
        }
        int semicolon = contentType.indexOf(';');
        String essence = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        for (MediaType type : types) {
            if (type.text.equals(essence)) {
                requireUtf8(contentType, semicolon);
                return type;
            }
        }
        throw unsupported(what + " as " + Arrays.stream(types).map(type -> type.text).collect(Collectors.joining(", "))
                + ", not as " + Percent.printable(contentType));
    }

    /**
     * @throws Problem 415 if the body is compressed or otherwise encoded
     */
    static void requirePlain(Exchange exchange) {
        String encoding = exchange.header(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("only a stream (" + NDJSON.text + ") may be encoded; this body is " + Percent.printable(encoding));
        }
    }

    static Problem unsupported(String detail) {
        return Problem.of(415, detail);
    }

    private static void requireUtf8(String contentType, int semicolon) {
        String parameters = semicolon < 0 ? "" : contentType.substring(semicolon + 1).toLowerCase(Locale.ROOT).replace("\"", "");
        int charset = parameters.indexOf("charset=");
        if (charset >= 0 && !parameters.startsWith("utf-8", charset + "charset=".length())) {
            throw unsupported("bodies are UTF-8, not " + Percent.printable(contentType));
        }
    }
}
