package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.SigningKey;
import org.rhizome.delta.Text;
import org.rhizome.node.Rhizome;
import org.rhizome.security.Role;

/** Deltas that appear together or not at all. */
class TransactionTest {

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void itsMembersAppearInOneStepWithAManifest() {
        Delta one = Delta.by("a").at(1).in("tx:whole").set("whole", "p", 1);
        Delta two = Delta.by("a").at(1).in("tx:whole").set("whole", "q", 2);

        Answer answer = post("\"intent\":\"to test\"", one, two).hasStatus(200);

        assertEquals(2, answer.number("accepted"));
        assertEquals(List.of(one.id().toString(), two.id().toString()), answer.list("ids"));
        assertEquals(List.of(), answer.list("rejected"));
        Delta manifest = manifest(answer);
        assertEquals("test-admin", manifest.author());
        assertEquals(Node.NOW, manifest.timestamp());
        assertEquals(List.of(new Pointer(Roles.TRANSACTION, new EntityRef("tx:whole", Roles.MANIFEST)), member(one), member(two),
                new Pointer(Roles.INTENT, new Text("to test"))), manifest.pointers());
        assertEquals(Map.of("p", 1.0, "q", 2.0), NODE.client().get("/api/entities/whole").object("properties"));
    }

    private static Pointer member(Delta delta) {
        return new Pointer(Roles.MEMBER, new DeltaRef(delta.id().toString(), null));
    }

    private static Delta manifest(Answer answer) {
        return NODE.rhizome().delta(DeltaId.parse((String) answer.json().get("manifest"))).orElseThrow().delta();
    }

    private static String transactionOf(Answer answer) {
        return ((EntityRef) manifest(answer).pointers().getFirst().target()).id();
    }

    @Test
    void aTransactionThatNobodyNamesGetsItsNameFromItsMembers() {
        Delta one = Said.delta("unnamed:1");
        Delta two = Said.delta("unnamed:2");

        String name = transactionOf(post("", one, two).hasStatus(200));
        assertTrue(name.matches("transaction:[0-9a-f]{16}"), name);
        assertEquals(name, transactionOf(post("\"author\":\"bob\"", two, one).hasStatus(200)));
        Answer named = post("\"transaction\":\"tx:named\",\"author\":\"carol\"", one, two).hasStatus(200);
        assertEquals("tx:named", transactionOf(named));
        assertEquals("carol", manifest(named).author());
        assertEquals(2, named.number("duplicate"));
    }

    @Test
    void bareClaimsWithoutATimeGetTheSame() {
        String claim = "{\"author\":\"a\",\"pointers\":[{\"role\":\"subject\",\"target\":{\"id\":\"bare\",\"context\":\"%s\"}}]}";

        Answer answer = raw("{\"deltas\":[" + claim.formatted("p") + "," + claim.formatted("q") + "]}").hasStatus(200);

        for (Object id : answer.list("ids")) {
            assertEquals(Node.NOW, NODE.rhizome().delta(DeltaId.parse((String) id)).orElseThrow().delta().timestamp());
        }
    }

    @Test
    void oneRejectedDeltaRejectsAll() {
        Rhizome.Digest before = NODE.digest();
        Delta good = Said.delta("rejected:good");
        String bad = "{\"author\":\"\",\"pointers\":[{\"role\":\"r\",\"target\":1}]}";
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        String forged = Said.json(Delta.by(key).at(1).set("x", "p", 1)).replaceFirst("\"sig\":\"..", "\"sig\":\"00");

        for (String wrong : List.of(bad, forged, "1", "{}", "[]", "null", "\"x\"")) {
            Answer answer = raw("{\"deltas\":[" + Said.json(good) + "," + wrong + "]}").hasStatus(207);
            assertEquals(0, answer.number("accepted"));
            assertEquals(2, answer.list("rejected").size());
            assertFalse(answer.json().containsKey("manifest"));
            assertEquals(Arrays.asList(null, null), answer.list("ids"));
        }
        Answer named = raw("{\"deltas\":[" + Said.json(good) + "," + bad + "]}");
        assertTrue(((Map<?, ?>) named.list("rejected").get(0)).get("reason").toString().contains("another delta"), named.text());
        assertEquals("/author", ((Map<?, ?>) named.list("rejected").get(1)).get("pointer"));
        assertEquals(before, NODE.digest());
    }

    @Test
    void aManifestAmongTheDeltasIsTakenAsItIs() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        Delta one = Delta.by("a").at(1).in("tx:own").set("own", "p", 1);
        Delta two = Delta.by("a").at(1).in("tx:own").set("own", "q", 2);
        Delta manifest = Delta.by(key).at(2).manifest("tx:own", one.id(), two.id());
        long before = NODE.digest().count();

        for (String word : List.of("intent", "author", "transaction")) {
            Answer refused = post("\"" + word + "\":\"x\"", manifest, one, two).isProblem(400, word, "manifest");
            assertEquals("/" + word, refused.json().get("pointer"));
        }
        Answer answer = post("", one, manifest, two).hasStatus(200);

        assertEquals(3, answer.number("accepted"));
        assertEquals(manifest.id().toString(), answer.json().get("manifest"));
        assertEquals(before + 3, NODE.digest().count());
        assertEquals(2, NODE.client().get("/api/entities/own").object("properties").size());
    }

    @Test
    void aManifestOfOthersIsAMemberLikeAnyOther() {
        Delta manifest = Delta.by("a").at(2).manifest("others", Said.delta("elsewhere").id());
        Delta other = Said.delta("others:1");

        Answer answer = post("", manifest, other).hasStatus(200);

        assertEquals(2, answer.number("accepted"));
        assertEquals(List.of(member(manifest), member(other)), manifest(answer).pointers().subList(1, 3));
    }

    @Test
    void membersOfSeveralTransactionsAreRefused() {
        Rhizome.Digest before = NODE.digest();
        Delta one = Delta.by("a").at(1).in("tx:1").set("several", "p", 1);
        Delta two = Delta.by("a").at(1).in("tx:2").set("several", "q", 2);
        Delta both = Delta.by("a").at(1).in("tx:1").in("tx:2").set("several", "r", 3);

        assertEquals("/deltas/2", post("", Said.delta("plain"), one, two).isProblem(400, "tx:1", "tx:2").json().get("pointer"));
        assertEquals("/deltas/0", post("", both).isProblem(400, "tx:2").json().get("pointer"));
        assertEquals("/deltas/0", post("\"transaction\":\"tx:9\"", one).isProblem(400, "tx:9").json().get("pointer"));
        assertEquals(before, NODE.digest());
        assertEquals("tx:1", transactionOf(post("\"transaction\":\"tx:1\"", one, Said.delta("plain")).hasStatus(200)));
    }

    @Test
    void incompleteTransactionsAreListedWithWhatTheyWaitFor() {
        Delta here = Delta.by("a").at(1).in("tx:open").set("open", "p", 1);
        Delta there = Delta.by("a").at(1).in("tx:open").set("open", "q", 2);
        Delta manifest = Delta.by("a").at(2).manifest("tx:open", here.id(), there.id());
        Delta early = Delta.by("a").at(1).in("tx:orphan").set("open", "r", 3);
        put(here, manifest, early);

        Answer answer = NODE.client().get("/api/transactions?after=tx:").hasStatus(200);
        assertEquals(List.of(
                Map.of("id", "tx:open", "manifests", List.of(manifest.id().toString()), "hidden", List.of(here.id().toString()),
                        "hiddenCount", 1.0, "missing", List.of(there.id().toString()), "missingCount", 1.0),
                Map.of("id", "tx:orphan", "manifests", List.of(), "hidden", List.of(early.id().toString()),
                        "hiddenCount", 1.0, "missing", List.of(), "missingCount", 0.0)), answer.list("transactions"));
        assertFalse(answer.json().containsKey("next"));
        Answer page = NODE.client().get("/api/transactions?limit=1&after=tx:").hasStatus(200);
        assertEquals("tx:open", page.json().get("next"));
        assertEquals(1, NODE.client().get("/api/transactions?limit=1&after=tx:open").hasStatus(200).list("transactions").size());
        assertEquals(false, NODE.client().get("/api/deltas/" + here.id()).json().get("visible"));
        NODE.client().get("/api/entities/open").isProblem(404);

        put(there);
        assertEquals(true, NODE.client().get("/api/deltas/" + here.id()).json().get("visible"));
        assertEquals(Map.of("p", 1.0, "q", 2.0), NODE.client().get("/api/entities/open").object("properties"));
        assertEquals(1, NODE.client().get("/api/transactions?after=tx:").list("transactions").size());
        Answer late = post("", early).hasStatus(200);
        assertEquals("tx:orphan", transactionOf(late));
        assertEquals(List.of(), NODE.client().get("/api/transactions?after=tx:").list("transactions"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "[] | - | object", "{} | /deltas | needs deltas", "{\"deltas\":[]} | /deltas | needs deltas", "{\"deltas\":{}} | - | array",
        "{ | - | JSON", "{\"deltas\":[} | - | transaction", "'' | - | transaction", "{\"deltas\":[1],\"deltas\":[1]} | /deltas | duplicate",
        "{\"intent\":\"a\",\"intent\":\"b\"} | /intent | duplicate", "{\"intent\":1} | - | string", "{\"transaction\":null} | - | string",
        "{\"manifest\":\"x\"} | - | unknown key",
    })
    void whatIsNoTransactionIsRefused(String body, String pointer, String word) {
        Rhizome.Digest before = NODE.digest();
        assertEquals(pointer, raw(body).isProblem(400, word).json().get("pointer"));
        assertEquals(before, NODE.digest());
    }

    @Test
    void theNodeSpeaksForNoKeyAndForNobody() {
        post("\"author\":\"ed25519:00\"", Said.delta("spoken")).isProblem(400, "sign");
        post("\"author\":\"\"", Said.delta("spoken")).isProblem(400, "author");
        Delta member = Said.delta("spoken by writer");
        assertEquals("test-writer", manifest(NODE.client(Role.WRITER).post("/api/transactions", "application/json",
                "{\"deltas\":[" + Said.json(member) + "]}").hasStatus(200)).author());
        NODE.client(Role.READER).post("/api/transactions", "application/json", "{}").isProblem(403, "writer");
        NODE.client(Role.READER).get("/api/transactions").hasStatus(200);
    }

    @Test
    void hostileBodiesAreRefused() {
        Rhizome.Digest before = NODE.digest();
        raw("{\"deltas\":[" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "]}").hasStatus(207);
        raw("{\"deltas\":" + "[".repeat(1_000_000)).isProblem(400);
        raw("{\"deltas\":[" + "1,".repeat(Rhizome.MAX_BATCH - 1) + "1]}").isProblem(413, "9999");
        raw("{\"intent\":\"" + "x".repeat(17 << 20) + "\"}").isProblem(413, "16777216");
        post("\"intent\":\"" + "x".repeat(2 << 20) + "\"", Said.delta("intended")).isProblem(413, "intent");
        NODE.client().post("/api/transactions", "application/x-ndjson", "{}").isProblem(415, "application/cbor");
        NODE.client().post("/api/transactions?ack=all", "application/json", "{}").isProblem(400, "ack");
        assertEquals(before, NODE.digest());
    }

    @Test
    void aTransactionMayBeLarge() {
        Delta[] many = IntStream.range(0, 8_000).mapToObj(i -> Delta.by("a").at(i).in("tx:large").set("large:" + i, "p", i))
                .toArray(Delta[]::new);

        assertEquals(many.length, post("", many).hasStatus(200).number("accepted"));
        NODE.client().get("/api/entities/large:7999").hasStatus(200);

        String most = IntStream.range(0, Rhizome.MAX_BATCH - 1).mapToObj(i -> Said.json("most:" + i)).collect(Collectors.joining(","));
        raw("{\"deltas\":[" + most + "]}").isProblem(413, "8,500");
    }

    @Test
    void deltasMayComeAsCbor() {
        Delta delta = Said.delta("cbor");

        Answer answer = NODE.client().post("/api/transactions", "application/cbor", delta.canonicalBytes()).hasStatus(200);

        assertEquals(List.of(delta.id().toString()), answer.list("ids"));
        assertEquals(member(delta), manifest(answer).pointers().get(1));
        NODE.client().post("/api/transactions", "application/cbor", new byte[] {1, 2}).isProblem(400, "CBOR");
        NODE.client().post("/api/transactions", "application/cbor", new byte[] {(byte) 0x80}).isProblem(400, "needs deltas");
    }

    private static Answer post(String more, Delta... deltas) {
        String list = Stream.of(deltas).map(Said::json).collect(Collectors.joining(","));
        return raw("{\"deltas\":[" + list + "]" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private static Answer raw(String body) {
        return NODE.client().post("/api/transactions", "application/json", body);
    }

    private static void put(Delta... deltas) {
        NODE.rhizome().submit(List.of(deltas)).join();
    }
}
