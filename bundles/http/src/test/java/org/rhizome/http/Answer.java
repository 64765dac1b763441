package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rhizome.json.Json;

/** What a node answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The answer as JSON, which it must be. */
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
        return (Map<String, Object>) Json.parse(body);
    }

    @SuppressWarnings("unchecked")
    List<Object> list(String name) {
        return (List<Object>) json().get(name);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object(String name) {
        return (Map<String, Object>) json().get(name);
    }

    int number(String name) {
        return ((Double) json().get(name)).intValue();
    }

    Answer hasStatus(int expected) {
        assertEquals(expected, status, this::text);
        return this;
    }

    /** It is a problem document with that status, and says these words. */
    Answer isProblem(int expected, String... words) {
        hasStatus(expected);
        assertEquals("application/problem+json", header("Content-Type"));
        assertEquals(expected, number("status"));
        assertFalse(((String) json().get("title")).isEmpty());
        String detail = (String) json().get("detail");
        for (String word : words) {
            assertTrue(detail.contains(word), () -> "\"" + detail + "\" says nothing of \"" + word + "\"");
        }
        assertFalse(text().contains("\tat ") || text().contains("org.rhizome.http."), "no stack trace for clients");
        return this;
    }
}
