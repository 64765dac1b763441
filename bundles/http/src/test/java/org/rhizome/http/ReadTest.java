package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.http.Said.escape;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;

class ReadTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void anEntityIsShownAsValues() {
        put(Delta.by("a").at(1).set("vim", "version", "8"), Delta.by("b").at(2).set("vim", "version", "9"),
                Delta.by("a").at(1).set("vim", "size", 7));

        Answer answer = NODE.client().get("/api/entities/vim").hasStatus(200);

        assertEquals("{\"id\":\"vim\",\"properties\":{\"size\":7,\"version\":\"9\"}}", answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
        NODE.client().get("/api/entities/emacs").isProblem(404, "emacs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "..", ".", "../../deltas", "a b+c%d", "ü€😀", "?x=y#z", ";a=b", "\"quoted\\\"", "",
        "%2F", "\n\u007f", "lossless", "x/lossless"})
    void anEntityMayHaveAnyId(String id) {
        put(Said.delta(id));
        String path = "/api/entities/" + escape(id);

        assertEquals(Map.of("id", id, "properties", Map.of("name", id)), NODE.client().get(path).hasStatus(200).json());
        assertEquals(id, NODE.client().get(path + "/lossless").hasStatus(200).json().get("id"));
    }

    @Test
    void aResolverIsChosenForAllPropertiesOrForOne() {
        put(Delta.by("a").at(1).set("chosen", "p", "soft"), Delta.by("a").at(1).set("chosen", "q", "low"));

        assertEquals(Map.of("p", "LOUD", "q", "LOUD"), NODE.client().get("/api/entities/chosen?resolver=shout").object("properties"));
        assertEquals(Map.of("p", "LOUD", "q", "low"), NODE.client().get("/api/entities/chosen?resolver.p=shout").object("properties"));
        assertEquals(Map.of("p", "soft", "q", "LOUD"),
                NODE.client().get("/api/entities/chosen?resolver.p=last-write&resolver=shout").object("properties"));
    }

    @Test
    void aResolverThatIsNotInstalledIsNamedWithThoseThatAre() {
        put(Said.delta("unresolved"));

        NODE.client().get("/api/entities/unresolved?resolver=magic").isProblem(400, "magic", "broken, last-write, shout");
    }

    @Test
    void aResolverThatFailsFailsOnlyTheRequestThatAskedForIt() {
        put(Said.delta("fragile"));

        NODE.client().get("/api/entities/fragile?resolver=broken").isProblem(500, "broken", "name");
        NODE.client().get("/api/entities/fragile").hasStatus(200);
    }

    @Test
    void propertiesCanBeSelected() {
        put(Delta.by("a").at(1).set("wide", "p", 1), Delta.by("a").at(1).set("wide", "q,r", 2), Delta.by("a").at(1).set("wide", "s", 3));

        assertEquals(Map.of("p", 1.0, "q,r", 2.0), NODE.client().get("/api/entities/wide?properties=p,q%2Cr,none").object("properties"));
    }

    @Test
    void aViewThatTheClientHasIsNotSentAgainUntilItChanges() {
        put(Said.delta("tagged"));
        String tag = NODE.client().get("/api/entities/tagged").header("ETag");

        assertTrue(tag.startsWith("W/\"") && tag.endsWith("\""), tag);
        for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
            Answer answer = NODE.client().get("/api/entities/tagged", "If-None-Match", known).hasStatus(304);
            assertEquals(tag, answer.header("ETag"));
            assertEquals(0, answer.body().length);
        }
        for (String unknown : List.of("\"other\"", "W/\"\"", tag.substring(0, tag.length() - 1), tag.replace("W/\"", "W/\"x"))) {
            NODE.client().get("/api/entities/tagged", "If-None-Match", unknown).hasStatus(200);
        }

        put(Delta.by("a").at(Node.NOW + 1).set("tagged", "name", "new"));
        assertNotEquals(tag, NODE.client().get("/api/entities/tagged", "If-None-Match", tag).hasStatus(200).header("ETag"));
    }

    @Test
    void theLosslessViewHoldsEveryClaim() {
        Delta one = Delta.by("a").at(1).set("whole", "p", "x");
        Delta two = Delta.by("b").at(2).set("whole", "p", "y");
        put(one, two);

        Answer answer = NODE.client().get("/api/entities/whole/lossless").hasStatus(200);

        List<?> claims = (List<?>) answer.object("properties").get("p");
        assertEquals(2, claims.size());
        assertTrue(answer.text().contains("{\"id\":\"" + one.id() + "\",\"claims\":{\"timestamp\":1,\"author\":\"a\""), answer.text());
        NODE.client().get("/api/entities/whole/lossless", "If-None-Match", answer.header("ETag")).hasStatus(304);
        NODE.client().get("/api/entities/none/lossless").isProblem(404);
    }

    @Test
    void aLongLosslessViewComesWhole() {
        Delta[] many = new Delta[3_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = Delta.by("a").at(i).set("long", "p", "x".repeat(100));
        }
        put(many);

        List<?> claims = (List<?>) NODE.client().get("/api/entities/long/lossless").object("properties").get("p");

        assertEquals(many.length, claims.size());
    }

    @Test
    void aDeltaIsShownWithItsState() {
        Delta delta = Said.delta("stated");
        put(delta);

        Answer answer = NODE.client().get("/api/deltas/" + delta.id()).hasStatus(200);

        assertEquals(delta.id().toString(), answer.json().get("id"));
        assertEquals("unsigned", answer.json().get("signature"));
        assertEquals(false, answer.json().get("negated"));
        assertEquals(true, answer.json().get("visible"));
        assertEquals((double) Node.NOW, answer.json().get("receivedAt"));
        assertTrue(answer.number("sequence") > 0);
        NODE.client().get("/api/deltas/1e20" + "0".repeat(64)).isProblem(404, "there is no delta");
        NODE.client().get("/api/deltas/nonsense").isProblem(404, "nonsense", "hex digits");
    }

    @Test
    void aDeltaIsNeverShownInAStateThatItWasNotIn() throws Exception {
        Delta here = Delta.by("a").at(1).in("tx:between").set("between", "p", 1);
        Delta last = Delta.by("a").at(1).in("tx:between").set("between", "q", 2);
        put(here, Delta.by("a").at(2).manifest("tx:between", here.id(), last.id()), Delta.by("a").at(3).negate(here.id()));

        Spied.Handler completing = (method, call) -> {
            Object state = call.call();
            if (List.of("isVisible", "isNegated").contains(method)) {
                put(last);
            }
            return state;
        };
        try (Spied node = new Spied(NODE, completing)) {
            Answer hidden = node.client().get("/api/deltas/" + here.id()).hasStatus(200);
            assertEquals(List.of(false, false), List.of(hidden.json().get("visible"), hidden.json().get("negated")));
            Answer shown = node.client().get("/api/deltas/" + here.id()).hasStatus(200);
            assertEquals(List.of(true, true), List.of(shown.json().get("visible"), shown.json().get("negated")));
        }
    }

    @Test
    void aNegationHidesItsTargetAndCanBeNegatedItself() {
        Delta delta = Said.delta("negated");
        put(delta);

        Answer negation = negate("{\"id\":\"" + delta.id() + "\",\"reason\":\"typo\"}").hasStatus(200);
        assertEquals(true, NODE.client().get("/api/deltas/" + delta.id()).json().get("negated"));
        assertEquals(Map.of(), NODE.client().get("/api/entities/negated").object("properties"));

        Answer written = NODE.client().get("/api/deltas/" + negation.list("ids").getFirst());
        assertTrue(written.text().contains("\"author\":\"test-admin\""), written.text());
        assertTrue(written.text().contains("typo"), written.text());

        negate("{\"id\":\"" + negation.list("ids").getFirst() + "\",\"author\":\"bob\"}").hasStatus(200);
        assertEquals(false, NODE.client().get("/api/deltas/" + delta.id()).json().get("negated"));
    }

    @Test
    void aNegationSaysWhatIsWrongWithIt() {
        negate("{}").isProblem(400, "id");
        negate("{\"id\":\"x\"}").isProblem(400, "delta id");
        negate("{\"id\":1}").isProblem(400, "negation");
        negate("{\"id\":\"x\",\"id\":\"x\"}").isProblem(400, "duplicate key");
        negate("{\"id\":\"x\",\"why\":\"x\"}").isProblem(400, "why");
        negate("[").isProblem(400);
        negate("").isProblem(400);
        String id = Said.delta("x").id().toString();
        negate("{\"id\":\"" + id + "\",\"author\":\"\"}").isProblem(400, "author");
        negate("{\"id\":\"" + id + "\",\"author\":\"ed25519:00\"}").isProblem(400, "sign");
        NODE.client().post("/api/negations", "application/x-ndjson", "{}").isProblem(415);
    }

    @Test
    void theDigestIsThatOfTheSet() {
        put(Said.delta("digested"));

        Answer answer = NODE.client().get("/api/digest").hasStatus(200);

        assertEquals(NODE.digest().digest().toString(), answer.json().get("digest"));
        assertEquals(NODE.digest().count(), answer.number("count"));
    }

    @Test
    void entitiesAreListedInByteOrderPageByPage() {
        put(Said.delta("page:a"), Said.delta("page:é"), Said.delta("page:b"), Said.delta("page:😀"));

        Answer first = NODE.client().get("/api/entities?prefix=page:&limit=3");
        assertEquals(List.of("page:a", "page:b", "page:é"), first.list("entities"));
        assertEquals("page:é", first.json().get("next"));

        Answer last = NODE.client().get("/api/entities?prefix=page:&limit=3&after=" + escape("page:é"));
        assertEquals(List.of("page:😀"), last.list("entities"));
        assertFalse(last.json().containsKey("next"));
    }

    @Test
    void resolversAreListed() {
        Answer answer = NODE.client().get("/api/resolvers").hasStatus(200);

        assertEquals(3, answer.list("resolvers").size());
        assertEquals(
                Map.of("name", "last-write", "version", "1.2.3", "bundle", "org.example.last-write", "description", "Newest claim wins."),
                answer.list("resolvers").get(1));
    }

    @Test
    void parametersMustBeKnownAndGivenOnce() {
        NODE.client().get("/api/entities?prefx=a").isProblem(400, "prefx", "after, limit, prefix");
        NODE.client().get("/api/digest?a").isProblem(400, "takes none");
        NODE.client().get("/api/entities?limit=1&limit=2").isProblem(400, "more than once");
        NODE.client().get("/api/entities?limit=0").isProblem(400, "at least 1");
        NODE.client().get("/api/entities?limit=-1").isProblem(400, "whole number");
        NODE.client().get("/api/entities?limit=ten").isProblem(400, "whole number");
        NODE.client().get("/api/entities/x?resolver.=last-write").isProblem(400, "resolver.");
        NODE.client().get("/api/entities/x?resolver.*").isProblem(400);
        NODE.client().get("/api/entities?").hasStatus(200);
        NODE.client().get("/api/entities?limit=99999999").hasStatus(200);
    }

    @Test
    void headIsGetWithoutABody() {
        put(Said.delta("headed"));
        Answer get = NODE.client().get("/api/entities/headed");

        Answer head = NODE.client().method("HEAD", "/api/entities/headed").hasStatus(200);

        assertEquals(get.header("ETag"), head.header("ETag"));
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
        assertEquals(0, head.body().length);
        NODE.client().method("HEAD", "/api/entities/headed/lossless").hasStatus(200);
    }

    @Test
    void otherMethodsAreToldWhichThereAre() {
        assertEquals("GET, HEAD", NODE.client().method("DELETE", "/api/digest").isProblem(405, "DELETE").header("Allow"));
        assertEquals("GET, HEAD, POST", NODE.client().method("PUT", "/api/deltas").isProblem(405).header("Allow"));
        assertEquals("POST", NODE.client().get("/api/negations").isProblem(405).header("Allow"));
        NODE.client().get("/api/nothing").isProblem(404, "/api/nothing", "openapi.json");
        NODE.client().get("/api//digest").isProblem(404);
        NODE.client().get("/api/digest/").isProblem(404);
        NODE.client().get("/%61pi/digest").isProblem(404);
    }

    private static Answer negate(String body) {
        return NODE.client().post("/api/negations", "application/json", body);
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }

}
