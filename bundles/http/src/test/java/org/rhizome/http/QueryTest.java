package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Role;

/** Terms over the store and over deltas that come along. */
class QueryTest {

    private static final String SELECT = "{\"op\":\"select\",\"in\":\"input\","
            + "\"pred\":{\"match\":{\"field\":\"author\",\"cmp\":\"eq\",\"const\":\"%s\"}}}";
    private static final String VIEW = "{\"op\":\"group\",\"key\":\"byTargetContext\",\"in\":{\"op\":\"select\",\"in\":"
            + "{\"op\":\"mask\",\"policy\":\"drop\",\"in\":\"input\"},\"pred\":{\"hasPointer\":{\"targetEntity\":{\"var\":\"root\"}}}}}";

    @RegisterExtension
    private static final Node NODE = new Node();

    private Rhizome.Digest before;

    @BeforeEach
    void remember() {
        before = NODE.digest();
    }

    @AfterEach
    void theNodeIsWell() {
        NODE.client().get("/health/ready").hasStatus(200);
    }

    @Test
    void aTermIsEvaluatedOverTheStore() {
        Delta delta = Delta.by("query:one").at(1).set("queried", "p", "x");
        NODE.rhizome().submit(List.of(delta)).join();

        Answer answer = query("{\"term\":" + SELECT.formatted("query:one") + "}").hasStatus(200);

        assertEquals("dset", answer.json().get("kind"));
        assertEquals(Map.of("ids", List.of(delta.id().toString())), answer.json().get("json"));
        assertTrue(((String) answer.json().get("canonical")).startsWith("81784431653230"), answer.text());
        assertFalse(answer.json().containsKey("plan"));
        Answer past = query("{\"asOf\":0,\"term\":" + SELECT.formatted("query:one") + "}").hasStatus(200);
        assertEquals(Map.of("ids", List.of()), past.json().get("json"));
        Answer view = query("{\"root\":\"queried\",\"term\":" + VIEW + "}").hasStatus(200);
        assertEquals("hview", view.json().get("kind"));
        assertEquals(Map.of("id", "queried", "canonical", view.json().get("canonical")),
                NODE.client().get("/api/entities/queried/lossless?format=canonical").json());
    }

    @Test
    void deltasThatComeAlongAreNotStored() {
        Delta one = Delta.by("query:along").at(1).set("along", "p", "x");
        Delta two = Delta.by("query:along").at(9).set("along", "p", "y");
        String deltas = ",\"deltas\":[" + Said.json(one) + "," + Said.json(two) + "]";

        Answer answer = query("{\"term\":" + SELECT.formatted("query:along") + deltas + "}").hasStatus(200);
        assertEquals(2, ((List<?>) answer.object("json").get("ids")).size());
        Answer past = query("{\"asOf\":1,\"term\":" + SELECT.formatted("query:along") + deltas + "}").hasStatus(200);
        assertEquals(List.of(one.id().toString()), past.object("json").get("ids"));
        assertEquals(List.of(), query("{\"term\":\"input\",\"deltas\":[]}").hasStatus(200).object("json").get("ids"));
        Answer bare = query("{\"term\":\"input\",\"deltas\":[{\"author\":\"a\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}]}")
                .hasStatus(200);
        assertEquals(1, ((List<?>) bare.object("json").get("ids")).size());

        assertEquals(before, NODE.digest());
    }

    @Test
    void thePlanIsShownOnRequest() {
        NODE.rhizome().submit(List.of(Delta.by("query:plan").at(1).set("planned", "p", "x"))).join();
        String term = "\"term\":" + SELECT.formatted("query:plan");
        for (String deltas : List.of("", ",\"deltas\":[" + Said.json("z") + "]")) {
            Answer both = query("{\"plan\":true," + term + deltas + "}").hasStatus(200);
            assertTrue(both.object("plan").containsKey("steps") && both.json().containsKey("canonical"), both.text());
            assertTrue(both.object("spent").containsKey("deltas"), both.text());
            Answer only = query("{\"plan\":\"only\"," + term + deltas + "}").hasStatus(200);
            assertEquals("dset", only.json().get("kind"));
            assertTrue(only.object("plan").containsKey("deltas"), only.text());
            assertFalse(only.json().containsKey("canonical") || only.json().containsKey("json"));
            assertFalse(query("{\"plan\":false," + term + deltas + "}").hasStatus(200).json().containsKey("plan"));
        }
    }

    @Test
    void schemasAndReadingsComeAlong() {
        Delta name = Delta.by("a").at(1).set("e", "name", "Ada");
        String body = "{\"term\":{\"op\":\"resolve\",\"schema\":{\"props\":{},\"default\":{\"pick\":{\"order\":\"lexById\"}}},"
                + "\"in\":{\"op\":\"fix\",\"schema\":\"All\",\"entity\":\"e\"}},\"schemas\":[{\"name\":\"All\",\"alg\":1,\"body\":" + VIEW
                + "}],\"readings\":[],\"deltas\":[" + Said.json(name) + "]}";

        Answer answer = query(body).hasStatus(200);

        assertEquals("view", answer.json().get("kind"));
        assertEquals(Map.of("name", "Ada"), answer.json().get("json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "[] | - | - | object", "{} | - | - | term is missing", "{ | - | - | JSON", "'' | - | - | JSON", "null | - | - | object",
        "{\"term\":\"input\",\"term\":\"input\"} | - | - | duplicate key",
        "{\"term\":\"input\",\"deltas\":[],\"deltas\":[]} | - | - | duplicate key",
        "{\"term\":\"input\",\"limit\":1} | /limit | - | unknown key", "{\"term\":\"output\"} | /term | syntax | output",
        "{\"term\":null} | /term | syntax | null", "{\"term\":{\"op\":\"select\"}} | /term | syntax | select",
        "{\"term\":{\"op\":\"mask\",\"policy\":\"keep\",\"in\":\"input\"}} | /term/policy | syntax | keep",
        "{\"term\":{\"op\":\"prune\",\"keep\":\"all\",\"in\":\"input\"}} | /term/in | sort | view of an entity",
        "{\"term\":{\"op\":\"fix\",\"schema\":\"S\",\"entity\":\"e\"}} | - | reference | S",
        "{\"term\":\"input\",\"root\":1} | /root | - | string", "{\"term\":\"input\",\"asOf\":\"x\"} | /asOf | - | number",
        "{\"term\":\"input\",\"asOf\":1e999} | - | - | finite", "{\"term\":\"input\",\"asOf\":NaN} | - | - | JSON",
        "{\"term\":\"input\",\"plan\":\"maybe\"} | /plan | - | only", "{\"term\":\"input\",\"plan\":null} | /plan | - | only",
        "{\"term\":\"input\",\"schemas\":{}} | /schemas | - | array", "{\"term\":\"input\",\"schemas\":[1]} | /schemas/0 | syntax | object",
        "{\"term\":\"input\",\"schemas\":[{\"name\":\"S\",\"alg\":2,\"body\":\"input\"}]} | /schemas/0/alg | version | version",
        "{\"term\":\"input\",\"readings\":[{\"default\":\"x\"}]} | /readings/0/default | syntax | policy",
        "{\"term\":\"input\",\"readings\":\"x\"} | /readings | - | array",
        "{\"term\":\"input\",\"deltas\":{}} | - | - | array", "{\"term\":\"input\",\"deltas\":[1]} | /deltas/0 | - | object",
        "{\"term\":\"input\",\"deltas\":[{\"author\":\"a\",\"pointers\":[]}]} | /deltas/0/pointers | - | pointer",
        "{\"term\":\"input\",\"deltas\":[{\"claims\":{},\"name\":1}]} | - | - | key",
    })
    void whatIsNoQueryIsRefusedWithItsPlace(String body, String pointer, String fault, String word) {
        Map<String, Object> problem = query(body).isProblem(400, word).json();

        if (pointer != null) {
            assertEquals(pointer, problem.get("pointer"));
        }
        if (fault != null) {
            assertEquals(fault, problem.get("fault"));
        }
        assertEquals(before, NODE.digest());
    }

    @Test
    void aForgedSignatureIsRefused() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        Delta signed = Delta.by(key).at(1).set("signed", "p", 1);
        String forged = Said.json(signed).replaceFirst("\"sig\":\"..", "\"sig\":\"00");

        query("{\"term\":\"input\",\"deltas\":[" + Said.json(signed) + "]}").hasStatus(200);
        Answer refused = query("{\"term\":\"input\",\"deltas\":[" + Said.json(signed) + "," + forged + "]}").isProblem(400, "signature");
        assertEquals("/deltas/1/sig", refused.json().get("pointer"));
    }

    @Test
    void hostileDepthAndSizeAreRefused() {
        String not = "{\"op\":\"select\",\"in\":\"input\",\"pred\":" + "{\"not\":".repeat(5_000) + "\"true\"" + "}".repeat(5_001);
        query("{\"term\":" + not + "}").isProblem(400, "deeper");
        query("{\"term\":" + "[".repeat(1_000_000) + "}").isProblem(400);
        query("{\"term\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}").isProblem(400, "deeper");
        query("{\"deltas\":[" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "],\"term\":\"input\"}").isProblem(400);
        String many = "0,".repeat(150_000) + "0";
        Answer large = query("{\"term\":{\"op\":\"select\",\"in\":\"input\",\"pred\":{\"match\":{\"field\":\"timestamp\",\"cmp\":\"inSet\","
                + "\"const\":[" + many + "]}}}}").isProblem(400, "100000 values");
        assertEquals("limit", large.json().get("fault"));
        query("{\"term\":[" + "0,".repeat(2 << 20) + "0]}").isProblem(413, "term");
        query("{\"term\":\"input\",\"deltas\":[" + "1,".repeat(20) + "1]}").isProblem(400);
        query("{\"root\":\"" + "x".repeat(17 << 20) + "\"}").isProblem(413, "16777216");
        assertEquals(before, NODE.digest());
    }

    @Test
    void moreDeltasThanAQueryMayBringAreRefused() {
        String one = Said.json("many");
        query("{\"term\":\"input\",\"deltas\":[" + (one + ",").repeat(Rhizome.MAX_BATCH) + one + "]}").isProblem(413, "10000");
    }

    @Test
    void queriesAreForReadersAndComeAsJson() {
        NODE.client(Role.READER).post("/api/query", "application/json", "{\"term\":\"input\",\"deltas\":[]}").hasStatus(200);
        NODE.clientWith(null).post("/api/query", "application/json", "{\"term\":\"input\"}").isProblem(401);
        NODE.client().post("/api/query", "text/plain", "{\"term\":\"input\"}").isProblem(415, "a query comes as application/json");
        NODE.client().post("/api/query", "application/json", "{}", "Content-Encoding", "gzip").isProblem(415);
        assertEquals("POST", NODE.client().get("/api/query").isProblem(405).header("Allow"));
    }

    private static Answer query(String body) {
        return NODE.client().post("/api/query", "application/json", body);
    }
}
