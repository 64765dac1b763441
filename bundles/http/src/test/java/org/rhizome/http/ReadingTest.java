package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;

/** Entities as they were, and as views define them. */
class ReadingTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void anEntityIsShownAsItWas() {
        Delta old = Delta.by("a").at(-2.5).set("past", "p", "old");
        put(old, Delta.by("a").at(10).set("past", "p", "new"), Delta.by("a").at(20).negate(old.id()));

        NODE.client().get("/api/entities/past?asOf=-3").isProblem(404, "asOf");
        assertEquals(Map.of("p", "old"), NODE.client().get("/api/entities/past?asOf=-2.5").object("properties"));
        assertEquals(Map.of("p", "old"), NODE.client().get("/api/entities/past?asOf=9.999e0").object("properties"));
        assertEquals(Map.of("p", "new"), NODE.client().get("/api/entities/past?asOf=1e1").object("properties"));
        assertEquals(Map.of("p", "new"), NODE.client().get("/api/entities/past?asOf=9007199254740993").object("properties"));
        assertEquals(Map.of("p", "new"), NODE.client().get("/api/entities/past").object("properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "-Infinity", "%2B1", "1+", "%201", "0x10", "1d", ".5", "5.", "01", "1e999", "-1e999",
        "1_000", "now", "1e", "--1", "1,5"})
    void aTimeIsAFiniteNumber(String asOf) {
        put(Said.delta("timed"));

        for (String path : List.of("", "/lossless", "/explain/name", "/history/name")) {
            NODE.client().get("/api/entities/timed" + path + "?asOf=" + asOf).isProblem(400, "asOf", "finite number");
        }
    }

    @Test
    void aViewSaysHowPropertiesAreResolved() {
        put(Delta.by("a").at(1).set("viewed", "p", "x"), Delta.by("a").at(1).set("viewed", "q", "y"));
        NODE.client().put("/api/views/loud-p", "{\"properties\":{\"p\":{\"resolver\":\"shout\"}}}").hasStatus(201);

        assertEquals(Map.of("p", "LOUD", "q", "y"), NODE.client().get("/api/entities/viewed?view=loud-p").object("properties"));
        assertEquals(Map.of("p", "LOUD", "q", "LOUD"),
                NODE.client().get("/api/entities/viewed?view=loud-p&resolver.q=shout").object("properties"));
        assertEquals(Map.of("p", "x", "q", "y"),
                NODE.client().get("/api/entities/viewed?view=loud-p&resolver.p=last-write").object("properties"));
        assertEquals(Map.of("p", "LOUD"), NODE.client().get("/api/entities/viewed?view=loud-p&properties=p").object("properties"));
        assertFalse(NODE.client().get("/api/entities/viewed?view=loud-p").json().containsKey("notes"));
    }

    @Test
    void aViewAndAResolverForEverythingContradictEachOther() {
        put(Said.delta("torn"));

        NODE.client().get("/api/entities/torn?view=v&resolver=shout").isProblem(400, "view", "resolver.PROPERTY");
        NODE.client().get("/api/entities/torn/explain/name?view=v&resolver=shout").isProblem(400, "view");
        NODE.client().get("/api/entities/torn/history/name?view=v&resolver=shout").isProblem(400, "view");
    }

    @Test
    void aViewThatNobodyDefinedIsNamed() {
        put(Said.delta("unviewed"));

        NODE.client().get("/api/entities/unviewed?view=phantom").isProblem(400, "phantom");
        NODE.client().get("/api/entities/unviewed?view=").isProblem(400, "no view");
    }

    @Test
    void everyReadingHasItsOwnTag() {
        put(Delta.by("a").at(1).set("tagged", "p", "x"), Delta.by("a").at(2).set("tagged", "p", "y"));
        NODE.client().put("/api/views/loud", "{\"default\":{\"resolver\":\"shout\"}}").hasStatus(201);
        String now = NODE.client().get("/api/entities/tagged").header("ETag");

        for (String reading : List.of("?asOf=1", "?view=loud")) {
            String tag = NODE.client().get("/api/entities/tagged" + reading).hasStatus(200).header("ETag");
            assertNotEquals(now, tag);
            NODE.client().get("/api/entities/tagged" + reading, "If-None-Match", tag).hasStatus(304);
            NODE.client().get("/api/entities/tagged" + reading, "If-None-Match", now).hasStatus(200);
        }
    }

    @Test
    void aPropertyWhoseResolverFailedTooOftenIsResolvedByTheDefaultAndSaysSo() {
        put(Delta.by("a").at(1).set("noted", "p", "x"), Delta.by("a").at(1).set("noted", "q", "y"));
        String broken = "/api/entities/noted?resolver.p=broken";
        Answer answer = NODE.client().get(broken);
        for (int i = 0; i < 10 && answer.status() == 500; i++) {
            answer = NODE.client().get(broken);
        }

        assertEquals(Map.of("p", "x", "q", "y"), answer.hasStatus(200).object("properties"));
        Map<?, ?> note = (Map<?, ?>) answer.list("notes").getFirst();
        assertEquals("p", note.get("property"));
        assertEquals("broken", note.get("resolver"));
        assertFalse(((String) note.get("reason")).isEmpty());
        assertFalse(NODE.client().get(broken + "&properties=q").hasStatus(200).json().containsKey("notes"));
        assertEquals(1, NODE.client().get("/api/entities/noted/explain/p?resolver.p=broken").hasStatus(200).list("notes").size());
        assertEquals(1, NODE.client().get("/api/entities/noted/history/p?resolver.p=broken").hasStatus(200).list("notes").size());
        Answer all = NODE.client().get("/api/entities/noted?resolver=broken&properties=q").hasStatus(200);
        assertEquals(Map.of("q", "y"), all.object("properties"));
        assertEquals("*", ((Map<?, ?>) all.list("notes").getFirst()).get("property"));
        Answer list = NODE.client().post("/api/list", "application/json", "{\"prefix\":\"noted\",\"resolvers\":{\"p\":\"broken\"}}");
        assertEquals(answer.list("notes"), ((Map<?, ?>) list.hasStatus(200).list("entities").getFirst()).get("notes"));
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }
}
