package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.http.Said.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.node.Explanation;

/** Why a property has its value, and which it had. */
class ExplainTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void theWinnerAndEveryLoserAreNamedWithTheRule() {
        Delta loser = Delta.by("ann").at(1).set("why", "p", "old");
        Delta winner = Delta.by("bob").at(2).set("why", "p", "new");
        Delta negated = Delta.by("eve").at(3).set("why", "p", "bad");
        put(loser, winner, negated, Delta.by("bob").at(4).negate(negated.id()));

        Answer answer = NODE.client().get("/api/entities/why/explain/p").hasStatus(200);

        assertEquals("new", answer.json().get("value"));
        assertEquals(Map.of("name", "last-write", "version", "1.2.3", "bundle", "org.example.last-write"), answer.object("resolver"));
        assertFalse(((String) answer.json().get("rule")).isEmpty());
        assertPart(winner, "new", answer.object("winner"));
        List<DeltaId> losers = new ArrayList<>(List.of(loser.id(), negated.id()));
        losers.sort(null);
        assertEquals(losers.stream().map(DeltaId::toString).toList(),
                answer.list("losers").stream().map(part -> object(part).get("id")).toList());
        assertFalse(answer.json().containsKey("losersOmitted") || answer.json().containsKey("contributors"));
    }

    private static void assertPart(Delta delta, Object value, Map<String, Object> part) {
        assertEquals(delta.id().toString(), part.get("id"));
        assertEquals(delta.author(), part.get("author"));
        assertEquals(delta.timestamp(), part.get("timestamp"));
        assertEquals(value, part.get("value"));
        assertFalse(((String) part.get("why")).isEmpty());
    }

    @Test
    void theReadingCanBeChosen() {
        put(Delta.by("a").at(1).set("chosen", "p", "x"), Delta.by("a").at(2).set("chosen", "p", "y"));
        NODE.client().put("/api/views/loud", "{\"default\":{\"resolver\":\"shout\"}}").hasStatus(201);

        for (String reading : List.of("resolver=shout", "resolver.p=shout", "view=loud")) {
            Answer answer = NODE.client().get("/api/entities/chosen/explain/p?" + reading).hasStatus(200);
            assertEquals("LOUD", answer.json().get("value"));
            assertEquals("shout", answer.object("resolver").get("name"));
        }
        assertEquals("x", NODE.client().get("/api/entities/chosen/explain/p?asOf=1").json().get("value"));
        NODE.client().get("/api/entities/chosen/explain/p?resolver=magic").isProblem(400, "magic");
        NODE.client().get("/api/entities/chosen/explain/p?view=phantom").isProblem(400, "phantom");
        NODE.client().get("/api/entities/chosen/explain/p?properties=p").isProblem(400, "properties");
    }

    @Test
    void whatNobodyClaimsIsNotThere() {
        put(Said.delta("partly"));

        NODE.client().get("/api/entities/nobody/explain/name").isProblem(404, "nobody");
        NODE.client().get("/api/entities/partly/explain/size").isProblem(404, "size", "partly");
        NODE.client().get("/api/entities/nobody/history/name").isProblem(404, "nobody");
        NODE.client().get("/api/entities/partly/history/size").isProblem(404, "size", "partly");
        NODE.client().get("/api/entities/partly/explain/").isProblem(404);
        NODE.client().get("/api/entities/partly/explain").isProblem(404, "openapi.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "..", ".", "a b+c%d", "ü€😀", "?x=y#z", "%2F", "\n\u007f", "explain", "history/x", "{property}"})
    void entityAndPropertyMayBeAnyText(String text) {
        put(Delta.by("a").at(1).set("any:" + text, text, "v"));

        String entity = "/api/entities/" + escape("any:" + text);
        assertEquals("v", NODE.client().get(entity + "/explain/" + escape(text)).hasStatus(200).json().get("value"));
        Answer history = NODE.client().get(entity + "/history/" + escape(text)).hasStatus(200);
        assertEquals("any:" + text, history.json().get("id"));
        assertEquals(text, history.json().get("property"));
    }

    @Test
    void aLongListOfLosersIsCutAndCounted() {
        Delta[] many = new Delta[Caps.EXPLAINED + 5];
        for (int i = 0; i < many.length; i++) {
            many[i] = Delta.by("a").at(i).set("contested", "p", i);
        }
        put(many);

        Answer answer = NODE.client().get("/api/entities/contested/explain/p").hasStatus(200);

        assertEquals(Caps.EXPLAINED, answer.list("losers").size());
        assertEquals(4, answer.number("losersOmitted"));
    }

    @Test
    void aResolverThatSaysNothingIsQuotedAsSuch() throws Exception {
        put(Said.delta("mute"));
        try (Spied node = new Spied(NODE, (method, call) -> method.equals("explain") ? Optional.of(mute()) : call.call())) {
            Answer answer = node.client().get("/api/entities/mute/explain/name").hasStatus(200);

            assertEquals("the resolver does not say", answer.json().get("rule"));
            assertEquals("the resolver does not say", answer.object("winner").get("why"));
            assertEquals("the resolver does not say", object(answer.list("losers").getFirst()).get("why"));
        }
    }

    private static Explanation mute() {
        Explanation.Part part = new Explanation.Part(Said.delta("mute").id(), "a", 1, new Text("x"), null);
        return new Explanation(Optional.of(new Text("x")), new Explanation.Decider("mute", "1.0.0", "org.example.mute"), null,
                Optional.of(part), List.of(), List.of(part), List.of());
    }

    @Test
    void theValuesOverTimeAreListedPageByPage() {
        Delta first = Delta.by("a").at(-1).set("told", "p", "x");
        Delta second = Delta.by("a").at(2.5).set("told", "p", "y");
        Delta end = Delta.by("a").at(4).negate(second.id());
        Delta nothing = Delta.by("a").at(5).negate(first.id());
        put(nothing, end, second, first);

        assertEquals(List.of(
                change(-1, "x", first), change(2.5, "y", second), change(4, "x", end), change(5, null, nothing)),
                NODE.client().get("/api/entities/told/history/p").hasStatus(200).list("changes"));
        Answer page = NODE.client().get("/api/entities/told/history/p?limit=2").hasStatus(200);
        assertEquals(List.of(change(-1, "x", first), change(2.5, "y", second)), page.list("changes"));
        Answer last = NODE.client().get("/api/entities/told/history/p?limit=2&after=" + page.json().get("next")).hasStatus(200);
        assertEquals(List.of(change(4, "x", end), change(5, null, nothing)), last.list("changes"));
        assertFalse(last.json().containsKey("next"), last.text());
        assertEquals(List.of(), NODE.client().get("/api/entities/told/history/p?after=99").hasStatus(200).list("changes"));
        assertEquals(2, NODE.client().get("/api/entities/told/history/p?asOf=3").hasStatus(200).list("changes").size());
    }

    private static Map<String, Object> change(double from, Object value, Delta cause) {
        List<String> causes = List.of(cause.id().toString());
        return value == null ? Map.of("from", from, "causes", causes) : Map.of("from", from, "value", value, "causes", causes);
    }

    @Test
    void aHistoryIsReadAsAsked() {
        put(Delta.by("a").at(1).set("loudly", "p", "x"), Delta.by("a").at(2).set("loudly", "p", "y"));

        List<Object> changes = NODE.client().get("/api/entities/loudly/history/p?resolver=shout").hasStatus(200).list("changes");
        assertEquals(1, changes.size());
        assertEquals("LOUD", object(changes.getFirst()).get("value"));
        NODE.client().get("/api/entities/loudly/history/p?limit=0").isProblem(400, "limit");
        NODE.client().get("/api/entities/loudly/history/p?limit=99999999").hasStatus(200);
        NODE.client().get("/api/entities/loudly/history/p?after=NaN").isProblem(400, "after");
        NODE.client().get("/api/entities/loudly/history/p?resolver=broken").isProblem(500, "broken", "\"p\"");
        assertTrue(NODE.client().get("/health/live").text().contains("live"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }
}
