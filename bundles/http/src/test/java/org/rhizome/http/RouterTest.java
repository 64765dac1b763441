package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Router ROUTER = new Router(List.of(
            route("/"), route("/things"), route("/things/{id}"), route("/things/{id}/parts")));

    private static Route route(String path) {
        return Route.get(path, null, exchange -> { });
    }

    @ParameterizedTest
    @CsvSource({
        "/things/a, /things/{id}, a",
        "/things/a%2Fb, /things/{id}, a%2Fb",
        "/things/.., /things/{id}, ..",
        "/things/, /things/{id}, ''",
        "/things//parts, /things/{id}/parts, ''",
        "/things/parts, /things/{id}, parts",
        "/things/parts/parts, /things/{id}/parts, parts",
        "/things/%2Fparts, /things/{id}, %2Fparts",
    })
    void aSegmentStandsForTheVariable(String raw, String path, String segment) {
        Router.Match match = ROUTER.match("GET", raw);

        assertEquals(path, match.route().path());
        assertEquals(segment, match.segment());
    }

    @Test
    void afixedPathIsFoundByHeadToo() {
        assertEquals("/things", ROUTER.match("HEAD", "/things").route().path());
        assertNull(ROUTER.match("GET", "/").segment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//", "/thing", "/Things", "/things/a/", "/things/a/part", "/things/a/parts/",
        "/things/a/b/parts", "/%74hings", "*"})
    void anythingElseIsNotFound(String raw) {
        assertEquals(404, assertThrows(Problem.class, () -> ROUTER.match("GET", raw)).status());
    }

    @Test
    void anotherMethodIsToldWhatThereIs() {
        Problem problem = assertThrows(Problem.class, () -> ROUTER.match("PATCH", "/things/a"));

        assertEquals(405, problem.status());
        assertEquals("GET, HEAD", problem.headerValue());
    }
}
