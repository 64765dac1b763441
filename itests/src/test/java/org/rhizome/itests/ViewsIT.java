package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.json.Json;

/** What whoever asks about entities gets from a node of the distribution, with every resolver it comes with. */
class ViewsIT {

    private static final String JSON = "application/json";

    @TempDir
    private static Path home;

    private static Node node;

    @BeforeAll
    static void start() throws IOException {
        node = Node.start(home);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String claim(String author, long time, String entity, String property, String value) {
        return """
                {"author": "%s", "timestamp": %d, "pointers": [{"role": "subject", "target": {"id": "%s", "context": "%s"}},
                {"role": "value", "target": %s}]}""".formatted(author, time, entity, property, value);
    }

    private static Map<?, ?> object(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response::body);
        return (Map<?, ?>) Json.parse(response.body().getBytes());
    }

    private static Map<?, ?> put(String... deltas) throws Exception {
        return object(node.post("/api/deltas", JSON, "[" + String.join(",", deltas) + "]"));
    }

    private static HttpResponse<String> define(String view, String definition) throws Exception {
        return Node.send(node.request("/api/views/" + view).header("Content-Type", JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(definition)).build());
    }

    private static Object properties(String entity, String parameters) throws Exception {
        return object(node.get(Node.entity(entity) + parameters)).get("properties");
    }

    @Test
    void everyResolverOfTheDistributionIsListed() throws Exception {
        List<?> listed = (List<?>) object(node.get("/api/resolvers")).get("resolvers");
        List<?> names = listed.stream().map(resolver -> ((Map<?, ?>) resolver).get("name")).toList();
        for (String name : List.of("last-write", "last-write-author", "last-write-value", "last-write-greatest-id", "first-write", "min", "max",
                "sum", "count", "average", "majority", "concatenation", "trusted-authors", "all-values", "conflicts", "counter",
                "add-wins-set", "multi-value-register", "ordered-list")) {
            assertTrue(names.contains(name), () -> name + " is missing in " + names);
        }
    }

    @Test
    void competingClaimsBecomeAValueAsTheQueryChooses() throws Exception {
        put(claim("a", 1, "chosen", "size", "10"), claim("b", 2, "chosen", "size", "4"), claim("c", 3, "chosen", "size", "4"));
        Map<String, Object> expected = Map.of("last-write", 4.0, "first-write", 10.0, "max", 10.0, "sum", 18.0, "average", 6.0,
                "majority", 4.0, "count", 3.0);
        for (Map.Entry<String, Object> each : expected.entrySet()) {
            assertEquals(Map.of("size", each.getValue()), properties("chosen", "?resolver=" + each.getKey()), each.getKey());
            assertEquals(Map.of("size", each.getValue()), properties("chosen", "?resolver.size=" + each.getKey()), each.getKey());
        }
    }

    @Test
    void aViewIsDataWithVersionsAndMayBeNested() throws Exception {
        put(claim("a", 1, "person:ann", "name", "\"Ann\""), claim("a", 1, "book:1", "title", "\"One\""),
                claim("b", 2, "book:1", "price", "5"), claim("c", 3, "book:1", "price", "7"),
                claim("a", 1, "book:1", "author", "{\"id\": \"person:ann\", \"context\": \"wrote\"}"));
        assertTrue(define("person", "{}").statusCode() < 300);
        assertTrue(define("shop", """
                {"description": "what a shop shows", "properties": {"dearest": {"resolver": "max", "from": "price"}, "price": {"resolver": "min"},
                "author": {"resolver": "last-write", "view": "person"}}, "default": {"omit": true}}""").statusCode() < 300);
        Map<?, ?> ann = Map.of("id", "person:ann", "properties", Map.of("name", "Ann", "wrote", "book:1"));
        assertEquals(Map.of("dearest", 7.0, "price", 5.0), without((Map<?, ?>) properties("book:1", "?view=shop"), "author"));
        Map<?, ?> nested = (Map<?, ?>) ((Map<?, ?>) properties("book:1", "?view=shop")).get("author");
        assertEquals(ann.get("id"), nested.get("id"));
        assertEquals("Ann", ((Map<?, ?>) nested.get("properties")).get("name"));
        assertEquals(5.0, ((Map<?, ?>) properties("book:1", "?view=shop&resolver.price=min")).get("price"));

        assertTrue(define("shop", "{\"properties\": {\"price\": {\"resolver\": \"max\"}}}").statusCode() < 300);
        assertEquals(7.0, ((Map<?, ?>) properties("book:1", "?view=shop")).get("price"));
        assertTrue(node.get("/api/views").body().contains("\"shop\""));
    }

    private static Map<?, ?> without(Map<?, ?> map, String key) {
        Map<Object, Object> rest = new HashMap<>(map);
        rest.remove(key);
        return rest;
    }

    @Test
    void aDefinitionThatCannotBeIsRefusedWithItsFault() throws Exception {
        HttpResponse<String> circle = define("circle", """
                {"properties": {"a": {"resolver": "sum", "needs": ["b"]}, "b": {"resolver": "sum", "needs": ["a"]}}}""");
        assertEquals(400, circle.statusCode());
        assertTrue(circle.body().contains("circle"), circle::body);
        assertEquals(400, define("unknown", "{\"properties\": {\"a\": {\"resolver\": \"no-such\"}}}").statusCode());
        assertEquals(400, define("typo", "{\"propertys\": {}}").statusCode());
        assertEquals(400, node.get(Node.entity("chosen") + "?view=circle").statusCode(), "nothing of it was stored");
    }

    @Test
    void thePastIsAParameterAndNegationsCountFromTheirOwnTimeOn() throws Exception {
        Map<?, ?> put = put(claim("a", 100, "past", "p", "1"), claim("a", 200, "past", "p", "2"));
        Object second = ((List<?>) put.get("ids")).get(1);
        put("""
                {"author": "a", "timestamp": 300, "pointers": [{"role": "negates", "target": {"delta": "%s"}}]}""".formatted(second));
        assertEquals(404, node.get(Node.entity("past") + "?asOf=99").statusCode());
        assertEquals(Map.of("p", 1.0), properties("past", "?asOf=100"));
        assertEquals(Map.of("p", 2.0), properties("past", "?asOf=299.5"));
        assertEquals(Map.of("p", 1.0), properties("past", "?asOf=300"));
        assertEquals(Map.of("p", 1.0), properties("past", ""));
        Map<?, ?> history = object(node.get(Node.entity("past") + "/history/p"));
        List<?> values = ((List<?>) history.get("changes")).stream().map(change -> ((Map<?, ?>) change).get("value")).toList();
        assertEquals(List.of(1.0, 2.0, 1.0), values);
        Map<?, ?> why = object(node.get(Node.entity("past") + "/explain/p"));
        assertEquals(1.0, why.get("value"));
        assertTrue(why.get("losers").toString().contains("negated by"), why::toString);
    }

    @Test
    void aTransactionAppearsInOneStep() throws Exception {
        Map<?, ?> taken = object(node.post("/api/transactions", JSON, "{\"deltas\": ["
                + claim("bank", 1, "account:1", "balance", "900") + "," + claim("bank", 1, "account:2", "balance", "1100") + "]}"));
        assertTrue(taken.get("manifest").toString().startsWith("1e20"), taken::toString);
        assertEquals(Map.of("balance", 900.0), properties("account:1", ""));

        HttpResponse<String> refused = node.post("/api/transactions", JSON, "{\"deltas\": ["
                + claim("bank", 1, "account:3", "balance", "1") + "," + claim("", 1, "account:4", "balance", "1") + "]}");
        assertFalse(refused.statusCode() == 200, refused::body);
        assertEquals(404, node.get(Node.entity("account:3")).statusCode(), "all or nothing");

        Object member = ((List<?>) put(
                """
                {"author": "a", "timestamp": 1, "pointers": [{"role": "subject", "target": {"id": "hidden", "context": "p"}},
                {"role": "value", "target": 1}, {"role": "transaction", "target": {"id": "tx:1", "context": "deltas"}}]}""").get("ids")).getFirst();
        assertEquals(404, node.get(Node.entity("hidden")).statusCode());
        assertTrue(node.get("/api/transactions").body().contains("tx:1"));
        put("""
                {"author": "a", "timestamp": 2, "pointers": [{"role": "transaction", "target": {"id": "tx:1", "context": "manifest"}},
                {"role": "rhizomatic.txn.member", "target": {"delta": "%s"}}]}""".formatted(member));
        assertEquals(Map.of("p", 1.0), properties("hidden", ""));
        assertFalse(node.get("/api/transactions").body().contains("tx:1"));
    }

    @Test
    void aQueryShowsItsPlanAndReadsByIndex() throws Exception {
        put(claim("a", 1, "q:1", "p", "41"), claim("a", 1, "q:2", "p", "4321"));
        String term = """
                {"op": "select", "pred": {"hasPointer": {"role": {"exact": "value"}, "targetValue": {"between": [4000, 5000]}}}, "in": "input"}""";
        Map<?, ?> answer = object(node.post("/api/query", JSON, "{\"term\": " + term + ", \"plan\": true}"));
        assertEquals("dset", answer.get("kind"));
        assertEquals(1, ((List<?>) ((Map<?, ?>) answer.get("json")).get("ids")).size(), answer::toString);
        assertFalse(answer.get("plan").toString().contains("everything"), answer::toString);
        assertEquals(400, node.post("/api/query", JSON, "{\"term\": {\"op\": \"drop-table\"}}").statusCode());
    }

    @Test
    void entitiesAreListedFilteredOrderedAndPaged() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(claim("a", 1, "list:" + i, "rank", String.valueOf(5 - i)));
        }
        String query = "{\"prefix\": \"list:\", \"where\": {\"property\": \"rank\", \"gt\": 1}, \"order\": {\"property\": \"rank\"}, \"limit\": 3%s}";
        Map<?, ?> first = object(node.post("/api/list", JSON, query.formatted("")));
        assertEquals(List.of("list:3", "list:2", "list:1"), ids(first));
        Map<?, ?> second = object(node.post("/api/list", JSON, query.formatted(", \"cursor\": \"" + first.get("next") + "\"")));
        assertEquals(List.of("list:0"), ids(second));
        assertFalse(second.containsKey("next"));
    }

    private static List<?> ids(Map<?, ?> page) {
        return ((List<?>) page.get("entities")).stream().map(entity -> ((Map<?, ?>) entity).get("id")).toList();
    }
}
