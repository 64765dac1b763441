package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaCbor;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.Rhizome;

class SubmitTest {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void oneDeltaIsAcceptedAndThenADuplicate() {
        Delta delta = Said.delta("one");

        Answer first = NODE.client().post("/api/deltas", JSON, Said.json(delta)).hasStatus(200);
        Answer second = NODE.client().post("/api/deltas", JSON, Said.json(delta)).hasStatus(200);

        assertEquals("{\"accepted\":1,\"duplicate\":0,\"rejected\":[],\"ids\":[\"" + delta.id() + "\"]}", first.text());
        assertEquals("{\"accepted\":0,\"duplicate\":1,\"rejected\":[],\"ids\":[\"" + delta.id() + "\"]}", second.text());
    }

    @Test
    void bareClaimsWithoutATimestampGetTheTimeOfTheNode() {
        Answer answer = NODE.client().post("/api/deltas", JSON,
                "{\"author\":\"tester\",\"pointers\":[{\"role\":\"subject\",\"target\":{\"id\":\"untimed\",\"context\":\"name\"}},"
                + "{\"role\":\"value\",\"target\":\"untimed\"}]}");

        assertEquals(List.of(Said.delta("untimed").id().toString()), answer.list("ids"));
    }

    @Test
    void aBodyWithoutAContentTypeIsTakenAsJson() throws IOException {
        String body = Said.json("untyped");
        try (Raw raw = NODE.raw()) {
            Answer answer = raw.say(Raw.POST + "Content-Length: " + body.length() + "\r\n\r\n" + body).hear();

            assertEquals(1, answer.hasStatus(200).number("accepted"));
        }
    }

    @Test
    void inAnArrayEachDeltaIsJudgedAlone() {
        Answer answer = NODE.client().post("/api/deltas", JSON,
                Said.array(List.of(Said.json("a1"), "{\"claims\":{}}", Said.json("a1"), "7", Said.json("a2")))).hasStatus(207);

        assertEquals(2, answer.number("accepted"));
        assertEquals(1, answer.number("duplicate"));
        assertEquals(List.of(1.0, 3.0), indexes(answer));
        assertEquals(Arrays.asList(id("a1"), null, id("a1"), null, id("a2")), answer.list("ids"));
        assertEquals("/claims", rejection(answer, 0).get("pointer"));
    }

    @Test
    void anEmptyArrayIsFine() {
        assertEquals("{\"accepted\":0,\"duplicate\":0,\"rejected\":[],\"ids\":[]}",
                NODE.client().post("/api/deltas", JSON, " [ ] ").text());
    }

    @Test
    void aFaultBehindAFullBatchLeavesNothing() {
        Rhizome.Digest before = NODE.digest();
        String whole = Said.array(IntStream.range(0, Rhizome.MAX_BATCH).mapToObj(i -> Said.json("late" + i)).toList());

        NODE.client().post("/api/deltas", JSON, whole.substring(0, whole.lastIndexOf(']')) + ", {bad").isProblem(400, "not JSON");

        NODE.client().post("/api/deltas", JSON, Said.json("behind it")).hasStatus(200); // written after all that was sent before
        assertEquals(before.count() + 1, NODE.digest().count());
    }

    @Test
    void anArrayMayHoldAsManyDeltasAsABatchAndNotOneMore() {
        List<String> most = IntStream.range(0, Rhizome.MAX_BATCH).mapToObj(i -> Said.json("most" + i)).toList();
        assertEquals(Rhizome.MAX_BATCH, NODE.client().post("/api/deltas", JSON, Said.array(most)).hasStatus(200).number("accepted"));

        Rhizome.Digest before = NODE.digest();
        List<String> more = new ArrayList<>(most);
        more.set(0, Said.json("one more"));
        more.add(Said.json("and another"));
        Answer answer = NODE.client().post("/api/deltas", JSON, Said.array(more)).isProblem(413, "10000", "application/x-ndjson");
        assertEquals("/10000", answer.json().get("pointer"));
        assertEquals(before, NODE.digest());
    }

    @Test
    void aSignedDeltaKeepsItsSignatureAndAForgedOneIsRejected() {
        Delta signed = Delta.by(SigningKey.ofSeed(new byte[32])).at(1).set("signed", "name", "x");
        Delta forged = Delta.by(SigningKey.ofSeed(new byte[32])).at(2).set("signed", "name", "y").with(signed.signature().orElseThrow());

        Answer answer = NODE.client().post("/api/deltas", JSON, Said.array(List.of(Said.json(signed), Said.json(forged)))).hasStatus(207);

        assertEquals(Arrays.asList(signed.id().toString(), null), answer.list("ids"));
        assertTrue(((String) rejection(answer, 0).get("reason")).contains("signature"));
        assertEquals("verified", NODE.client().get("/api/deltas/" + signed.id()).json().get("signature"));
        NODE.client().get("/api/deltas/" + forged.id()).isProblem(404);
    }

    @Test
    void aStreamOfLinesIsJudgedLineByLine() {
        String lines = Said.json("l1") + "\n\r\n   \n{\"nonsense\n" + Said.json("l2") + "\r\n" + Said.json("l3");

        Answer answer = NODE.client().post("/api/deltas", NDJSON, lines).hasStatus(207);

        assertEquals(3, answer.number("accepted"));
        assertEquals(List.of(1.0), indexes(answer));
        assertEquals(4.0, rejection(answer, 0).get("line"), "the line in the file, empty lines included");
        assertFalse(answer.json().containsKey("ids"));
    }

    @Test
    void aStreamListsIdsWhenAsked() {
        Answer answer = NODE.client().post("/api/deltas?ids=true", NDJSON, Said.json("i1") + "\n{}\n" + Said.json("i2") + "\n");

        assertEquals(Arrays.asList(id("i1"), null, id("i2")), answer.list("ids"));
    }

    @Test
    void ofManyRejectionsOfAStreamTheFirstThousandAreListedAndAllAreCounted() {
        Answer answer = NODE.client().post("/api/deltas", NDJSON, "{}\n".repeat(2_500) + Said.json("after many")).hasStatus(207);

        assertEquals(1, answer.number("accepted"));
        assertEquals(1_000, answer.list("rejected").size());
        assertEquals(2_500, answer.number("rejectedCount"));
        assertEquals(999.0, rejection(answer, 999).get("index"));
    }

    @Test
    void aLineThatIsTooLongIsRejectedAndTheRestGoesOn() {
        String lines = Said.json("before") + "\n" + " ".repeat(5 << 20) + Said.json("too far") + "\n" + Said.json("after");

        Answer answer = NODE.client().post("/api/deltas", NDJSON, lines).hasStatus(207);

        assertEquals(2, answer.number("accepted"));
        assertEquals("the line is longer than 1048576 bytes", rejection(answer, 0).get("reason"));
        NODE.client().get("/api/entities/too%20far").isProblem(404);
    }

    @Test
    void aStreamMayBeZippedInSeveralMembers() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        for (String part : List.of(Said.json("z1") + "\n", Said.json("z2") + "\n")) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }

        Answer answer = NODE.client().post("/api/deltas", NDJSON, zipped.toByteArray(), "Content-Encoding", "gzip");

        assertEquals(2, answer.hasStatus(200).number("accepted"));
    }

    @Test
    void aStreamThatIsNotWhatGzipWritesIsAProblem() throws IOException {
        NODE.client().post("/api/deltas", NDJSON, Said.json("not zipped"), "Content-Encoding", "gzip").isProblem(400, "gzip");

        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Said.json("cut off").getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        NODE.client().post("/api/deltas", NDJSON, half, "Content-Encoding", "gzip").isProblem(400, "ended before it was whole");
    }

    @Test
    void encodingsAreForStreamsAndOnlyGzip() {
        NODE.client().post("/api/deltas", NDJSON, "", "Content-Encoding", "br").isProblem(415, "gzip", "br");
        NODE.client().post("/api/deltas", JSON, "[]", "Content-Encoding", "gzip").isProblem(415, "application/x-ndjson");
    }

    @Test
    void cborIsTakenAsOneDeltaOrMany() {
        assertEquals(1, NODE.client().post("/api/deltas", "application/cbor", DeltaCbor.encode(Said.delta("c1"))).number("accepted"));

        Answer answer = NODE.client().post("/api/deltas", "application/cbor",
                DeltaCbor.encode(List.of(Said.delta("c1"), Said.delta("c2"))));
        assertEquals(1, answer.number("accepted"));
        assertEquals(List.of(id("c1"), id("c2")), answer.list("ids"));

        NODE.client().post("/api/deltas", "application/cbor", "no cbor at all").isProblem(400, "CBOR");
    }

    @Test
    void dialectsOfThePredecessorsAreTakenOnceTheTimeUnitIsSaid() {
        String v1 = "{\"id\":\"o1\",\"timeCreated\":1750000000000000,\"host\":\"h\",\"creator\":\"old\",\"pointers\":["
                + "{\"localContext\":\"who\",\"target\":\"legacy 1\",\"targetContext\":\"name\"},"
                + "{\"localContext\":\"is\",\"target\":\"Ann\"}]}";
        String v2 = "{\"id\":\"o2\",\"timeCreated\":1750000000000,\"host\":\"h\",\"creator\":\"old\",\"pointers\":"
                + "{\"who\":{\"legacy 2\":\"name\"},\"is\":\"Bob\"}}";

        NODE.client().post("/api/deltas", "application/vnd.rhizome.v1+json", v1).isProblem(400, "timeUnit=ms", "timeUnit=us");
        NODE.client().post("/api/deltas?timeUnit=s", "application/vnd.rhizome.v1+json", v1).isProblem(400, "timeUnit=ms");
        NODE.client().post("/api/deltas?timeUnit=us", "application/vnd.rhizome.v1+json", v1).hasStatus(200);
        NODE.client().post("/api/deltas?timeUnit=ms", "application/vnd.rhizome.v2+json", "[" + v2 + "]").hasStatus(200);
        NODE.client().post("/api/deltas?timeUnit=ms", "application/json", "[]").isProblem(400, "timeUnit");

        Answer feed = NODE.client().get("/api/deltas?author=old");
        assertEquals(2, feed.list("deltas").size());
        assertTrue(feed.text().contains("\"timestamp\":1750000000000,"));
        NODE.client().get("/api/entities/legacy%201").hasStatus(200);
        NODE.client().get("/api/entities/legacy%202").hasStatus(200);
    }

    @Test
    void otherMediaTypesAreNamedAndRefused() {
        NODE.client().post("/api/deltas", "application/x-www-form-urlencoded", "a=b")
                .isProblem(415, "application/x-ndjson", "form-urlencoded");
        NODE.client().post("/api/deltas", "application/json; charset=latin1", "[]").isProblem(415, "UTF-8");
        NODE.client().post("/api/deltas", "Application/JSON; Charset=\"UTF-8\"", "[]").hasStatus(200);
    }

    @Test
    void onlyTheAcknowledgementThatThisNodeCanGiveIsPromised() {
        NODE.client().post("/api/deltas?ack=local&timeout=2s", JSON, "[]").hasStatus(200);
        NODE.client().post("/api/deltas?ack=quorum", JSON, "[]").isProblem(400, "not supported by this node yet", "ack=local");
        NODE.client().post("/api/deltas?ack=maybe", JSON, "[]").isProblem(400, "ack");
        NODE.client().post("/api/deltas?timeout=soon", JSON, "[]").isProblem(400, "2s");
    }

    @Test
    void aBodyOfUnknownLengthIsTakenToo() {
        byte[] body = Said.json("chunked").getBytes(StandardCharsets.UTF_8);

        Answer answer = NODE.client().post("/api/deltas", JSON,
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertEquals(1, answer.number("accepted"));
    }

    private static String id(String entity) {
        return Said.delta(entity).id().toString();
    }

    private static List<Object> indexes(Answer answer) {
        return IntStream.range(0, answer.list("rejected").size()).mapToObj(i -> rejection(answer, i).get("index")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> rejection(Answer answer, int at) {
        return (Map<String, Object>) answer.list("rejected").get(at);
    }
}
