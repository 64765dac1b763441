package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.delta.Delta;
import org.rhizome.security.Role;

/** Lists of entities as values. */
class ListTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @BeforeAll
    static void fruit() {
        put(Delta.by("a").at(1).set("fruit:apple", "size", 3), Delta.by("a").at(1).set("fruit:apple", "colour", "red"),
                Delta.by("a").at(5).set("fruit:apple", "size", 9),
                Delta.by("a").at(1).set("fruit:banana", "size", 7), Delta.by("a").at(1).set("fruit:banana", "colour", "yellow"),
                Delta.by("a").at(1).set("fruit:cherry", "size", 1), Delta.by("a").at(1).set("fruit:cherry", "colour", "red"),
                Delta.by("a").at(1).set("fruit:durian", "colour", "green"),
                Delta.by("a").at(1).set("stone:flint", "size", 5));
    }

    @Test
    void entitiesWithAPrefixAreListedAsValues() {
        Answer answer = list("{\"prefix\":\"fruit:\"}").hasStatus(200);

        assertEquals(List.of("fruit:apple", "fruit:banana", "fruit:cherry", "fruit:durian"), ids(answer));
        assertEquals(Map.of("id", "fruit:apple", "properties", Map.of("size", 9.0, "colour", "red")), answer.list("entities").getFirst());
        assertEquals(4, answer.number("examined"));
        assertFalse(answer.json().containsKey("next"));
        assertTrue(ids(list("{}").hasStatus(200)).contains("stone:flint"));
        assertEquals(List.of(), ids(list("{\"prefix\":\"none\"}").hasStatus(200)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"property\":\"colour\",\"eq\":\"red\"} | apple cherry",
        "{\"property\":\"colour\",\"neq\":\"red\"} | banana durian",
        "{\"property\":\"size\",\"gt\":3} | apple banana",
        "{\"property\":\"size\",\"gte\":7} | apple banana",
        "{\"property\":\"size\",\"lt\":7} | cherry",
        "{\"property\":\"size\",\"lte\":7} | banana cherry",
        "{\"property\":\"colour\",\"prefix\":\"gr\"} | durian",
        "{\"property\":\"colour\",\"contains\":\"ell\"} | banana",
        "{\"present\":\"size\"} | apple banana cherry",
        "{\"not\":{\"present\":\"size\"}} | durian",
        "{\"and\":[{\"present\":\"size\"},{\"property\":\"colour\",\"eq\":\"red\"},{\"property\":\"size\",\"lt\":2}]} | cherry",
        "{\"or\":[{\"property\":\"size\",\"eq\":1},{\"property\":\"size\",\"eq\":7}]} | banana cherry",
        "{\"and\":[]} | apple banana cherry durian",
        "{\"or\":[]} | ''",
    })
    void conditionsChoose(String where, String names) {
        List<String> expected = names.isEmpty() ? List.of() : List.of(names.split(" ")).stream().map("fruit:"::concat).toList();

        assertEquals(expected, ids(list("{\"prefix\":\"fruit:\",\"where\":" + where + "}").hasStatus(200)));
    }

    @Test
    void theyAreOrderedByAPropertyAndThoseWithoutItComeLast() {
        assertEquals(List.of("fruit:cherry", "fruit:banana", "fruit:apple", "fruit:durian"),
                ids(list("{\"prefix\":\"fruit:\",\"order\":{\"property\":\"size\"}}").hasStatus(200)));
        assertEquals(List.of("fruit:apple", "fruit:banana", "fruit:cherry", "fruit:durian"),
                ids(list("{\"prefix\":\"fruit:\",\"order\":{\"property\":\"size\",\"direction\":\"descending\"}}").hasStatus(200)));
    }

    @Test
    void pagesFollowEachOther() {
        for (String order : List.of("",
                ",\"order\":{\"property\":\"colour\",\"direction\":\"descending\"}", ",\"order\":{\"property\":\"size\"}")) {
            List<String> whole = ids(list("{\"prefix\":\"fruit:\"" + order + "}").hasStatus(200));
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                Answer page = list("{\"prefix\":\"fruit:\",\"limit\":1" + order + cursor + "}").hasStatus(200);
                paged.addAll(ids(page));
                Object next = page.json().get("next");
                cursor = next == null ? null : ",\"cursor\":\"" + next + "\"";
            } while (cursor != null && paged.size() < 10);
            assertEquals(whole, paged);
        }
    }

    @Test
    void theReadingCanBeChosen() {
        NODE.client().put("/api/views/loud", "{\"default\":{\"resolver\":\"shout\"}}").hasStatus(201);

        assertEquals(List.of("fruit:apple", "fruit:cherry"),
                ids(list("{\"prefix\":\"fruit:\",\"asOf\":1,\"where\":{\"property\":\"size\",\"lte\":3}}").hasStatus(200)));
        assertEquals(List.of(), ids(list("{\"prefix\":\"fruit:\",\"asOf\":-1}").hasStatus(200)));
        String loud = "\"where\":{\"property\":\"colour\",\"eq\":\"LOUD\"}}";
        assertEquals(4, ids(list("{\"prefix\":\"fruit:\",\"view\":\"loud\"," + loud).hasStatus(200)).size());
        assertEquals(4, ids(list("{\"prefix\":\"fruit:\",\"resolver\":\"shout\"," + loud).hasStatus(200)).size());
        assertEquals(4, ids(list("{\"prefix\":\"fruit:\",\"resolvers\":{\"colour\":\"shout\"}," + loud).hasStatus(200)).size());
        assertEquals(0, ids(list("{\"prefix\":\"fruit:\",\"view\":\"loud\",\"resolvers\":{\"colour\":\"last-write\"}," + loud)
                .hasStatus(200)).size());
    }

    @Test
    void aTermChoosesTheEntities() {
        String latest = "{\"op\":\"select\",\"in\":\"input\",\"pred\":{\"match\":{\"field\":\"timestamp\",\"cmp\":\"eq\",\"const\":5}}}";

        assertEquals(List.of("fruit:apple"), ids(list("{\"query\":{\"term\":" + latest + "}}").hasStatus(200)));
        Answer sort = list("{\"query\":{\"term\":{\"op\":\"group\",\"key\":\"byTargetContext\",\"in\":\"input\"},\"root\":\"r\"}}");
        assertTrue(((String) sort.isProblem(400).json().get("pointer")).startsWith("/query/term"), sort.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "[] | - | object", "{\"prefx\":\"a\"} | /prefx | unknown key", "{\"prefix\":1} | /prefix | string",
        "{\"prefix\":null} | /prefix | string", "{\"prefix\":\"a\",\"query\":{\"term\":\"input\"}} | /prefix | not both",
        "{\"query\":{}} | /query | term", "{\"query\":{\"term\":\"input\",\"asOf\":1}} | /query/asOf | unknown key",
        "{\"query\":{\"term\":\"output\"}} | /query/term | output",
        "{\"query\":{\"term\":\"input\",\"schemas\":{}}} | /query/schemas | array",
        "{\"view\":\"v\",\"resolver\":\"shout\"} | /resolver | view", "{\"view\":\"phantom\"} | - | phantom",
        "{\"resolver\":\"magic\"} | - | magic",
        "{\"resolvers\":{\"a/b\":1}} | /resolvers/a~1b | string", "{\"asOf\":\"1\"} | /asOf | number",
        "{\"asOf\":1e999} | - | finite", "{\"asOf\":NaN} | - | JSON", "{\"limit\":0} | /limit | whole number",
        "{\"limit\":1.5} | /limit | whole number", "{\"limit\":-1} | /limit | whole number", "{\"limit\":\"9\"} | /limit | number",
        "{\"cursor\":\"nonsense\"} | /cursor | cursor", "{\"cursor\":\"\"} | /cursor | cursor", "{\"cursor\":7} | /cursor | string",
        "{\"order\":\"size\"} | /order | object", "{\"order\":{}} | /order | property",
        "{\"order\":{\"property\":\"p\",\"direction\":\"up\"}} | /order/direction | ascending",
        "{\"order\":{\"property\":\"p\",\"nulls\":1}} | /order/nulls | unknown key",
        "{\"where\":[]} | /where | object", "{\"where\":{}} | /where | one of", "{\"where\":{\"xor\":[]}} | /where/xor | unknown condition",
        "{\"where\":{\"and\":{}}} | /where/and | array", "{\"where\":{\"and\":[{\"not\":[]}]}} | /where/and/0/not | object",
        "{\"where\":{\"and\":[],\"or\":[]}} | /where | one of", "{\"where\":{\"present\":1}} | /where/present | string",
        "{\"where\":{\"property\":\"p\"}} | /where | exactly one", "{\"where\":{\"property\":1,\"eq\":1}} | /where/property | string",
        "{\"where\":{\"property\":\"p\",\"eq\":1,\"lt\":2}} | /where | exactly one",
        "{\"where\":{\"property\":\"p\",\"like\":\"x\"}} | /where/like | unknown comparison",
        "{\"where\":{\"property\":\"p\",\"EQ\":\"x\"}} | /where/EQ | unknown comparison",
        "{\"where\":{\"property\":\"p\",\"eq\":null}} | /where/eq | null",
        "{\"where\":{\"property\":\"p\",\"eq\":[1]}} | /where/eq | array",
        "{\"where\":{\"property\":\"p\",\"prefix\":1}} | /where/prefix | string", "{\"limit\":1,\"limit\":2} | - | duplicate key",
        "{ | - | JSON", "'' | - | JSON",
    })
    void whatIsNoListIsRefusedWithItsPlace(String body, String pointer, String word) {
        assertEquals(pointer, list(body).isProblem(400, word).json().get("pointer"));
    }

    @Test
    void conditionsMayBeNestedSoDeepAndNoDeeper() {
        list("{\"where\":" + nested(FilterJson.DEPTH) + "}").hasStatus(200);
        list("{\"where\":" + nested(FilterJson.DEPTH + 1) + "}").isProblem(400, "64 deep");
        list("{\"where\":" + nested(100_000) + "}").isProblem(400, "deeper");
        list("{\"where\":" + "[".repeat(500_000)).isProblem(400, "deeper");
        list("{\"prefix\":\"" + "x".repeat(2 << 20) + "\"}").isProblem(413);
    }

    @Test
    void thereMayBeSoManyConditionsAndNoMore() {
        String or = "{\"or\":[" + "{\"present\":\"p\"},".repeat(FilterJson.CONDITIONS - 3);
        list("{\"prefix\":\"fruit:\",\"where\":" + or + "{\"present\":\"size\"},{\"present\":\"size\"}]}}").hasStatus(200);

        Answer refused = list("{\"where\":" + or + "{\"present\":\"p\"},{\"not\":{\"present\":\"q\"}}]}}")
                .isProblem(400, "1000 conditions");
        assertEquals("/where/or/998/not", refused.json().get("pointer"));
        list("{\"where\":{\"and\":[" + "{\"or\":[]},".repeat(60_000) + "{\"or\":[]}]}}").isProblem(400, "1000 conditions");
    }

    private static String nested(int depth) {
        return "{\"not\":".repeat(depth - 1) + "{\"present\":\"p\"}" + "}".repeat(depth - 1);
    }

    @Test
    void listsAreForReadersAndComeAsJson() {
        NODE.client(Role.READER).post("/api/list", "application/json", "{}").hasStatus(200);
        NODE.clientWith(null).post("/api/list", "application/json", "{}").isProblem(401);
        NODE.client().post("/api/list", "application/x-ndjson", "{}").isProblem(415, "application/json");
        NODE.client().post("/api/list?limit=1", "application/json", "{}").isProblem(400, "takes none");
        assertEquals("POST", NODE.client().get("/api/list").isProblem(405).header("Allow"));
    }

    private static Answer list(String body) {
        return NODE.client().post("/api/list", "application/json", body);
    }

    private static List<String> ids(Answer answer) {
        return answer.list("entities").stream().map(entity -> (String) ((Map<?, ?>) entity).get("id")).toList();
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }
}
