package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rhizome.node.Rhizome;

/** What no well-behaved client would send: it gets a problem document, and nothing of it is stored. */
class BadRequestsTest {

    private static final String HOST = Raw.HOST;
    private static final String DELTA = "{\"author\":\"smuggler\",\"timestamp\":1,\"pointers\":[{\"role\":\"r\",\"target\":1}]}";
    private static final String SMUGGLED = Raw.POST + "Content-Length: " + DELTA.length() + "\r\n\r\n" + DELTA;

    @RegisterExtension
    private static final Node NODE = new Node(new Caps(1 << 20, 1 << 20, 64 << 20, Duration.ofMillis(1500), 256, Node.CAPS.endpoint()));

    private Rhizome.Digest before;

    @BeforeEach
    void remember() {
        before = NODE.digest();
    }

    @AfterEach
    void nothingWasStoredAndTheNodeIsWell() {
        assertEquals(before, NODE.digest());
        NODE.client().get("/health/ready").hasStatus(200);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("TLS on a plain port", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
                Arguments.of("no address", "GET\r\n\r\n", 400),
                Arguments.of("HTTP/0.9", "GET /\r\n\r\n", 505),
                Arguments.of("HTTP/3.0", "GET / HTTP/3.0\r\n" + HOST + "\r\n", 505),
                Arguments.of("HTTP/2 without a word", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 426),
                Arguments.of("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
                Arguments.of("Host against address", "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", 400),
                Arguments.of("a space in the address", "GET /a b HTTP/1.1\r\n" + HOST + "\r\n", 400),
                Arguments.of("a fragment", "GET /#a HTTP/1.1\r\n" + HOST + "\r\n", 400),
                Arguments.of("lines ending in LF", "GET / HTTP/1.1\n" + "Host: x\n\n", 400),
                Arguments.of("a folded header", "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n c\r\n\r\n", 400),
                Arguments.of("a header without a colon", "GET / HTTP/1.1\r\n" + HOST + "foo\r\n\r\n", 400),
                Arguments.of("NUL in a header", "GET / HTTP/1.1\r\n" + HOST + "A: b\0c\r\n\r\n", 400),
                Arguments.of("a space before the colon", Raw.POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("a flood of headers", "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(5_000) + "\r\n", 431),
                Arguments.of("one endless header", "GET / HTTP/1.1\r\n" + HOST + "A: " + "b".repeat(100_000) + "\r\n\r\n", 431),
                Arguments.of("an endless address", "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414),
                Arguments.of("an unknown expectation", "GET / HTTP/1.1\r\n" + HOST + "Expect: miracles\r\n\r\n", 417),
                Arguments.of("length and chunks",
                        Raw.POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("chunks and length",
                        Raw.POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("two lengths", Raw.POST + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("a negative length", Raw.POST + "Content-Length: -1\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("a length beyond numbers", Raw.POST + "Content-Length: 99999999999999999999\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("a length that is no number", Raw.POST + "Content-Length: 0x5\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("an unknown transfer encoding", Raw.POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("chunked but not last", Raw.POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
                Arguments.of("a chunk size that is no number", chunked("ZZ\r\nabc\r\n0\r\n\r\n"), 400),
                Arguments.of("a negative chunk size", chunked("-5\r\nabc\r\n0\r\n\r\n"), 400),
                Arguments.of("a chunk size beyond numbers", chunked("FFFFFFFFFFFFFFFF1\r\nabc\r\n0\r\n\r\n"), 400),
                Arguments.of("a chunk longer than its size", chunked("2\r\n[]XX\r\n0\r\n\r\n"), 400),
                Arguments.of("chunks ending in LF", chunked("2\n[]\n0\n\n"), 400));
    }

    private static String chunked(String body) {
        return Raw.POST + "Transfer-Encoding: chunked\r\n\r\n" + body + SMUGGLED;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isAProblemAndTheEndOfTheConnection(String name, String request, int status) throws IOException {
        try (Raw raw = NODE.raw()) {
            Answer answer = raw.say(request).hear().isProblem(status);

            assertEquals("", answer.header("Server"), "no version for strangers");
            assertTrue(raw.isClosed(), "what follows is not taken as another request");
        }
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void anAddressIsDecodedStrictly(String path, String word) throws IOException {
        try (Raw raw = NODE.raw()) {
            raw.say("GET " + path + " HTTP/1.1\r\n" + HOST + Raw.TOKEN + "\r\n").hear().isProblem(400, word);
        }
    }

    static Stream<Arguments> escapes() {
        return Stream.of(
                Arguments.of("/api/entities/%", "two hex digits"),
                Arguments.of("/api/entities/%2", "two hex digits"),
                Arguments.of("/api/entities/%zz", "two hex digits"),
                Arguments.of("/api/entities/%u0041", "two hex digits"),
                Arguments.of("/api/entities/%00", "%00"),
                Arguments.of("/api/entities/%ff", "UTF-8"),
                Arguments.of("/api/entities/%c0%af", "UTF-8"),
                Arguments.of("/api/entities/%ed%a0%80", "UTF-8"),
                Arguments.of("/api/entities/%f4%90%80%80", "UTF-8"),
                Arguments.of("/api/entities/%e2%82", "UTF-8"),
                Arguments.of("/api/entities/\u00c3\u00bc", "percent-encode"),
                Arguments.of("/api/entities/\u00ff", "percent-encode"),
                Arguments.of("/api/entities?prefix=%zz", "two hex digits"),
                Arguments.of("/api/entities?prefix=%ff", "UTF-8"),
                Arguments.of("/api/entities?prefix=%", "two hex digits"));
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAlsoForAClientThatSendsAllOfItFirst() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: " + (100L << 20) + "\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                raw.say(megabyte);
            }
            raw.hear().isProblem(413, "1048576", "application/x-ndjson");
            raw.say("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n").hear().hasStatus(200);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAlsoWhenItsLengthIsNotSaid() throws IOException {
        byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                raw.say(chunk);
            }
            raw.say("0\r\n\r\n").hear().isProblem(413);
        }
    }

    @Test
    void aClientThatAsksFirstNeedNotSendABodyThatWouldBeRefused() throws IOException {
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: " + (100L << 20) + "\r\nExpect: 100-continue\r\n\r\n").hear().isProblem(413);
        }
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n").hear().hasStatus(100);
            raw.say("[]").hear().hasStatus(200);
        }
    }

    @Test
    void aHalfClosedConnectionGetsItsAnswer() throws IOException {
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: 2\r\n\r\n[]").halfClose().hear().hasStatus(200);
        }
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: 500\r\n\r\n[" + DELTA).halfClose().hear().isProblem(400, "ended before it was whole");
            assertTrue(raw.isClosed());
        }
    }

    @Test
    void aBodyThatStopsIsNotWaitedForForever() throws IOException {
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST + "Content-Length: 500\r\n\r\n[" + DELTA).hear().isProblem(408);
            assertTrue(raw.isClosed());
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        try (Raw raw = NODE.raw()) {
            assertTrue(raw.isClosed());
        }
    }

    @Test
    void aClientIsNotToBlameForASlowDisk() {
        Answer known = NODE.client().post("/api/deltas", "application/json", Said.json("patient")).hasStatus(200);
        before = NODE.digest();
        NODE.slowTheDisk(Duration.ofSeconds(4)); // longer than a connection may be silent

        Answer again = NODE.client().post("/api/deltas", "application/x-ndjson", Said.json("patient"));

        NODE.slowTheDisk(Duration.ZERO);
        assertEquals(1, known.number("accepted"));
        assertEquals(1, again.hasStatus(200).number("duplicate"));
    }

    @Test
    void requestsInOneGoAreAnsweredInTurn() throws IOException {
        String live = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";
        try (Raw raw = NODE.raw()) {
            raw.say(live + "GET /nowhere HTTP/1.1\r\n" + HOST + Raw.TOKEN + "\r\n" + live);

            raw.hear().hasStatus(200);
            raw.hear().isProblem(404);
            raw.hear().hasStatus(200);
        }
    }
}
