package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Role;

/** View definitions as data. */
class ViewsTest {

    private static final String LOUD = "{\"description\":\"All loud.\",\"default\":{\"resolver\":\"shout\"}}";

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void aViewIsDefinedAndShown() {
        Answer answer = NODE.client(Role.WRITER).put("/api/views/shown", LOUD).hasStatus(201);

        assertEquals("shown", answer.json().get("name"));
        assertEquals("test-writer", answer.json().get("author"));
        assertEquals((double) Node.NOW, answer.json().get("timestamp"));
        assertEquals("All loud.", answer.json().get("description"));
        assertEquals(Map.of("description", "All loud.", "default", Map.of("resolver", "shout")), answer.json().get("definition"));
        assertEquals(answer.json(), NODE.client().get("/api/views/shown").hasStatus(200).json());
        assertTrue(NODE.client().get("/api/views").hasStatus(200).list("views").contains(answer.json()));
        DeltaId version = DeltaId.parse((String) answer.json().get("version"));
        assertEquals("test-writer", NODE.rhizome().delta(version).orElseThrow().delta().author());
        NODE.client().get("/api/views/hidden").isProblem(404, "hidden", "/api/views");
    }

    @Test
    void aDefinitionCanBeReplacedAndTakenBack() {
        String first = (String) NODE.client().put("/api/views/changing?author=ann", "{}").hasStatus(201).json().get("version");
        Answer again = NODE.client().put("/api/views/changing?author=bob", LOUD).hasStatus(200);

        assertEquals("bob", again.json().get("author"));
        for (String version : List.of(first, (String) again.json().get("version"))) {
            NODE.client().post("/api/negations", "application/json", "{\"id\":\"" + version + "\"}").hasStatus(200);
        }
        NODE.client().get("/api/views/changing").isProblem(404);
    }

    @Test
    void viewsArePagedByName() {
        List.of("page-c", "page-a", "page-b").forEach(name -> NODE.client().put("/api/views/" + name, "{}").hasStatus(201));

        Answer page = NODE.client().get("/api/views?after=page-&limit=2").hasStatus(200);
        assertEquals(List.of("page-a", "page-b"), names(page));
        assertEquals("page-b", page.json().get("next"));
        Answer last = NODE.client().get("/api/views?after=page-b&limit=1").hasStatus(200);
        assertEquals(List.of("page-c"), names(last));
        NODE.client().get("/api/views?limit=0").isProblem(400, "limit");
    }

    private static List<Object> names(Answer answer) {
        return answer.list("views").stream().<Object>map(view -> ((Map<?, ?>) view).get("name")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "[] | - | -", "{ | - | -", "'' | - | -", "{\"propertys\":{}} | /propertys | propertys", "{\"description\":1} | /description | -",
        "{\"properties\":{\"a/b\":{}}} | /properties/a~1b | rule",
        "{\"properties\":{\"p\":{\"resolver\":\"shout\",\"policy\":1}}} | - | both",
        "{\"default\":{\"resolver\":\"magic\"}} | - | magic", "{\"default\":{\"policy\":{\"pick\":{}}}} | /default/policy/pick | order",
        "{\"description\":\"a\",\"description\":\"b\"} | - | description",
    })
    void whatIsNoDefinitionIsRefusedWithItsPlace(String body, String pointer, String word) {
        Rhizome.Digest before = NODE.digest();
        Answer answer = NODE.client().put("/api/views/refused", body).isProblem(400, word == null ? "" : word);
        if (pointer != null) {
            assertEquals(pointer, answer.json().get("pointer"));
        }
        assertEquals(before, NODE.digest());
        NODE.client().get("/api/views/refused").isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", "a/b", "..", "ü", "a_b", "a.b"})
    void aNameIsPlain(String name) {
        NODE.client().put("/api/views/" + Said.escape(name), "{}").isProblem(400);
    }

    @Test
    void hostileDefinitionsAreRefused() {
        NODE.client().put("/api/views/deep", "{\"default\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").isProblem(400);
        NODE.client().put("/api/views/deep", "{\"default\":" + "{\"a\":".repeat(40_000) + "1" + "}".repeat(40_001)).isProblem(400);
        NODE.client().put("/api/views/huge", "{\"description\":\"" + "x".repeat(300 << 10) + "\"}").isProblem(413, "262144");
        NODE.client().put("/api/views/signed?author=ed25519:00", "{}").isProblem(400, "sign");
        NODE.client().put("/api/views/nobody?author=", "{}").isProblem(400, "author");
        NODE.client().put("/api/views/odd?version=1", "{}").isProblem(400, "version");
        NODE.client(Role.READER).put("/api/views/read", "{}").isProblem(403, "writer");
        assertEquals("GET, HEAD, PUT", NODE.client().method("DELETE", "/api/views/x").isProblem(405).header("Allow"));
        assertFalse(NODE.client().get("/api/views").text().contains("\"huge\""));
    }

    @Test
    void aDefinitionFromElsewhereThatDoesNotHoldHarmsNothingElse() {
        NODE.client().put("/api/views/sound", "{}").hasStatus(201);
        Map<String, Object> sound = NODE.client().get("/api/views/sound").json();
        Said.define(NODE, "unsound", "{\"default\":1}");
        Said.define(NODE, "unsound", "not JSON");
        NODE.rhizome().submit(List.of(Said.delta("read"))).join();

        NODE.client().get("/api/entities/read?view=unsound").isProblem(400, "unsound");
        NODE.client().get("/api/entities/read?view=sound").hasStatus(200);
        assertTrue(NODE.client().get("/api/views").hasStatus(200).list("views").contains(sound));
        NODE.client().put("/api/views/unsound", "{}");
        NODE.client().put("/api/views/another", "{}").hasStatus(201);
    }
}
