package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Router ROUTER = new Router(List.of(
            route("/"), route("/things"), route("/things/{id}"), route("/things/{id}/parts"),
            route("/things/{id}/parts/{part}")));

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
        "/things/parts/parts/parts, /things/{id}/parts/{part}, parts",
        "/things//parts/, /things/{id}/parts/{part}, ''",
        "/things/parts/parts, /things/{id}/parts, parts",
        "/things/%2Fparts, /things/{id}, %2Fparts",
    })
    void aSegmentStandsForTheVariable(String raw, String path, String segment) {
        Router.Match match = ROUTER.match("GET", raw);

        assertEquals(path, match.route().path());
        assertEquals(segment, match.variables().get("id"));
    }

    @Test
    void aPathMayHaveSeveralVariables() {
        assertEquals(Map.of("id", "a%2Fb", "part", "%2E"), ROUTER.match("GET", "/things/a%2Fb/parts/%2E").variables());
    }

    @Test
    void afixedPathIsFoundByHeadToo() {
        assertEquals("/things", ROUTER.match("HEAD", "/things").route().path());
        assertEquals(Map.of(), ROUTER.match("GET", "/").variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//", "/thing", "/Things", "/things/a/", "/things/a/part", "/things/a/b/c/d",
        "/things/a/b/parts", "/things/a/parts/b/", "/things/a/b/c", "/%74hings", "*"})
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
