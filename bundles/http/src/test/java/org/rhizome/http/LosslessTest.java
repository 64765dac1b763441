package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.http.Said.escape;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.delta.Delta;
import org.rhizome.node.LosslessOptions;

/** What a lossless view can be asked to show. */
class LosslessTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void itShowsThePast() {
        Delta old = Delta.by("a").at(1).set("past", "p", "x");
        put(old, Delta.by("a").at(5).negate(old.id()), Delta.by("a").at(3).set("past", "q", "y"));

        assertEquals(Map.of("p", List.of(old.id().toString())), ids("/api/entities/past/lossless?asOf=1"));
        assertEquals(2, ids("/api/entities/past/lossless?asOf=4").size());
        assertEquals(1, ids("/api/entities/past/lossless?asOf=5").size());
        NODE.client().get("/api/entities/past/lossless?asOf=-1e300").isProblem(404, "asOf");
    }

    @Test
    void negatedDeltasAreMarkedForAudits() {
        Delta gone = Delta.by("a").at(1).set("audited", "p", "x");
        Delta here = Delta.by("a").at(2).set("audited", "p", "y");
        put(gone, here, Delta.by("b").at(3).negate(gone.id(), "typo"));

        assertEquals(1, entries("/api/entities/audited/lossless?negated=drop", "p").size());
        for (Map<String, Object> entry : entries("/api/entities/audited/lossless?negated=annotate", "p")) {
            assertEquals(entry.get("id").equals(gone.id().toString()) ? true : null, entry.get("negated"));
        }
        String dropped = NODE.client().get("/api/entities/audited/lossless").header("ETag");
        assertNotEquals(dropped, NODE.client().get("/api/entities/audited/lossless?negated=annotate").header("ETag"));
        NODE.client().get("/api/entities/audited/lossless?negated=keep").isProblem(400, "drop or annotate");
    }

    @Test
    void rolesAreExpandedToADepthAndCyclesStayReferences() {
        put(Delta.by("a").at(1).relate("child", "x:1", "children").to("parent", "x:2", "parents").delta(),
                Delta.by("a").at(1).set("x:2", "name", "two"));

        Map<String, Object> one = target("/api/entities/x:1/lossless?expand=parent", "parent");
        assertEquals("x:2", one.get("id"));
        assertTrue(object(one.get("properties")).containsKey("name"));
        assertFalse(NODE.client().get("/api/entities/x:1/lossless?expand=parent&depth=0").text().contains("\"two\""));
        assertFalse(NODE.client().get("/api/entities/x:1/lossless?expand=child,other").text().contains("\"two\""));

        String deep = NODE.client().get("/api/entities/x:1/lossless?expand=parent,child&depth=16").hasStatus(200).text();
        assertTrue(deep.contains("\"two\"") && deep.contains("{\"id\":\"x:1\",\"context\":\"children\"}"), deep);
        String tag = NODE.client().get("/api/entities/x:1/lossless?expand=parent").header("ETag");
        assertNotEquals(tag, NODE.client().get("/api/entities/x:1/lossless").header("ETag"));
        NODE.client().get("/api/entities/x:1/lossless?expand=parent", "If-None-Match", tag).hasStatus(304);
    }

    @Test
    void deltasAreFilteredByAuthorRoleAndPredicate() {
        put(Delta.by("ann").at(1).set("mixed", "p", 1), Delta.by("bob, jr").at(2).set("mixed", "p", 2),
                Delta.by("eve").at(3).relate("seen", "mixed", "p").delta());

        assertEquals(1, entries("/api/entities/mixed/lossless?author=ann", "p").size());
        assertEquals(2, entries("/api/entities/mixed/lossless?author=ann,bob%2C%20jr", "p").size());
        assertEquals(1, entries("/api/entities/mixed/lossless?role=seen", "p").size());
        assertEquals(2, entries("/api/entities/mixed/lossless?role=value", "p").size());
        String later = escape("{\"match\":{\"field\":\"timestamp\",\"cmp\":\"gte\",\"const\":2}}");
        assertEquals(2, entries("/api/entities/mixed/lossless?filter=" + later, "p").size());
        assertEquals(1, entries("/api/entities/mixed/lossless?role=value&filter=" + later, "p").size());
    }

    @Test
    void aFilterNeverChangesWhatIsNegated() {
        Delta gone = Delta.by("ann").at(1).set("kept", "p", 1);
        put(gone, Delta.by("bob").at(2).negate(gone.id()), Delta.by("ann").at(1).set("kept", "q", 1));

        assertEquals(List.of("q"), List.copyOf(ids("/api/entities/kept/lossless?author=ann").keySet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "depth=1 | expand", "expand=r&depth=17 | 16", "expand=r&depth=-1 | whole number", "expand=r&depth=1.5 | whole number",
        "expand= | empty role", "expand=a,,b | empty role", "author= | empty author", "role= | empty role", "format=xml | canonical",
        "filter= | JSON", "filter=%5B | JSON", "filter=null | filter", "filter=%22maybe%22 | filter",
        "filter=%7B%22and%22%3A%5B%22true%22%5D%7D | exactly two", "view=v | no parameter", "resolver=last-write | no parameter",
    })
    void whatCannotBeShownIsRefused(String parameters, String word) {
        put(Said.delta("asked"));

        NODE.client().get("/api/entities/asked/lossless?" + parameters).isProblem(400, word);
    }

    @Test
    void aFilterThatIsNestedTooDeepIsRefused() {
        put(Said.delta("deep"));

        String brackets = "%5B".repeat(600) + "%5D".repeat(600);
        NODE.client().get("/api/entities/deep/lossless?filter=" + brackets).isProblem(400, "deeper");
    }

    @Test
    void theCanonicalFormIsThatOfTheFormat() {
        put(Said.delta("canonical"));

        Answer answer = NODE.client().get("/api/entities/canonical/lossless?format=canonical").hasStatus(200);

        byte[] expected = NODE.rhizome().lossless("canonical", LosslessOptions.DEFAULTS).orElseThrow().canonicalBytes();
        assertEquals(Map.of("id", "canonical", "canonical", HexFormat.of().formatHex(expected)), answer.json());
    }

    private static Map<String, Object> target(String path, String role) {
        Map<String, Object> entry = entries(path, "children").getFirst();
        return ((List<?>) object(entry.get("claims")).get("pointers")).stream().map(LosslessTest::object)
                .filter(pointer -> pointer.get("role").equals(role))
                .map(pointer -> object(pointer.get("target"))).findFirst().orElseThrow();
    }

    private static Map<String, List<Object>> ids(String path) {
        Map<String, List<Object>> ids = new TreeMap<>();
        NODE.client().get(path).hasStatus(200).object("properties").keySet().forEach(property ->
                ids.put(property, entries(path, property).stream().map(entry -> entry.get("id")).toList()));
        return ids;
    }

    private static List<Map<String, Object>> entries(String path, String property) {
        return ((List<?>) NODE.client().get(path).hasStatus(200).object("properties").get(property)).stream()
                .map(LosslessTest::object).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }
}
