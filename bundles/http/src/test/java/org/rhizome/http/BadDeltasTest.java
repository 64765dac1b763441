package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.node.Rhizome;

/** Whatever is wrong with one delta: the fault is named, its neighbours are taken, and it leaves no trace. */
class BadDeltasTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    private static int unique;

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "null",
        "[]",
        "\"text\"",
        "{\"claims\":null}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1}}",
        "{\"claims\":{\"author\":\"\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":\"1\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1e999,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1e999}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":null}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":[1]}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{}}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{\"id\":\"e\",\"delta\":\"d\"}}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{\"id\":\"e\",\"context\":null}}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{\"id\":\"e\",\"context\":\"\"}}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1,\"more\":2}]}}",
        "{\"claims\":{\"author\":\"a\",\"author\":\"b\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]},\"more\":1}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"\\ud800\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":\"\\udc00x\"}]}}",
        "{\"id\":\"1e20\",\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"id\":\"1e200000000000000000000000000000000000000000000000000000000000000000\","
            + "\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"sig\":\"00\",\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{\"mime\":\"a/b\",\"value\":\"AB==\"}}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":{\"mime\":\"a/b\",\"value\":\"AB\"}}]}}",
    })
    void isRejectedAlone(String bad) {
        rejectsOnlyTheMiddle("application/json", "[", ",", "]", bad);
        rejectsOnlyTheMiddle("application/x-ndjson", "", "\n", "", bad);
    }

    /** What is no JSON cannot be told from its neighbours in an array; in a line it can. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{\"claims\"",
        "{'claims':{}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":NaN,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":Infinity,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":-Infinity,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":01,\"pointers\":[{\"role\":\"r\",\"target\":1}]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1},]}}",
        "{\"claims\":{\"author\":\"a\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}} x",
        "hello",
    })
    void isNoJson(String bad) {
        Rhizome.Digest before = NODE.digest();
        NODE.client().post("/api/deltas", "application/json", bad).isProblem(400, "not JSON", "at byte");
        NODE.client().post("/api/deltas", "application/json", "[" + Said.json("neighbour") + "," + bad + "]").isProblem(400, "not JSON");
        assertEquals(before, NODE.digest());
        rejectsOnlyTheMiddle("application/x-ndjson", "", "\n", "", bad);
    }

    private static void rejectsOnlyTheMiddle(String type, String begin, String between, String end, String bad) {
        String left = "left" + unique;
        String right = "right" + unique++;
        long before = NODE.digest().count();

        Answer answer = NODE.client().post("/api/deltas", type, begin + Said.json(left) + between + bad + between + Said.json(right) + end);

        answer.hasStatus(207);
        assertEquals(2, answer.number("accepted"), answer::text);
        assertEquals(1, answer.list("rejected").size(), answer::text);
        Map<?, ?> rejection = (Map<?, ?>) answer.list("rejected").getFirst();
        assertEquals(1.0, rejection.get("index"));
        assertFalse(((String) rejection.get("reason")).isBlank());
        assertEquals(before + 2, NODE.digest().count());
    }

    @Test
    void aBodyThatIsNoDeltaAtAllIsAProblem() {
        for (String body : List.of("7", "\"text\"", "true", "null")) {
            NODE.client().post("/api/deltas", "application/json", body).isProblem(400, "array of deltas");
        }
        NODE.client().post("/api/deltas", "application/json", "").isProblem(400, "not JSON");
    }

    @Test
    void aStringThatIsNotUtf8IsRejectedAlone() {
        String bad = "{\"author\":\"\u00ff\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}";
        byte[] body = (Said.json("u1") + "\n" + bad + "\n" + Said.json("u2")).getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = NODE.client().post("/api/deltas", "application/x-ndjson", body).hasStatus(207);

        assertEquals(2, answer.number("accepted"));
    }

    @Test
    void aHundredThousandBracketsAreNoTrouble() {
        int depth = 100_000;
        String open = "[".repeat(depth);
        NODE.client().post("/api/deltas", "application/json", open).isProblem(400, "not JSON");
        NODE.client().post("/api/deltas", "application/json", open + "]".repeat(depth)).hasStatus(207);
        NODE.client().post("/api/deltas", "application/json", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).hasStatus(207);
        rejectsOnlyTheMiddle("application/x-ndjson", "", "\n", "", open);
        rejectsOnlyTheMiddle("application/json", "[", ",", "]", open + "]".repeat(depth));
        NODE.client().post("/api/deltas", "application/cbor", "\u0081".repeat(depth).getBytes(StandardCharsets.ISO_8859_1)).isProblem(400);
        NODE.client().post("/api/negations", "application/json", open.substring(0, 60_000)).isProblem(400);
        NODE.client().post("/api/negations", "application/json", open).isProblem(413, "65536");
    }
}
