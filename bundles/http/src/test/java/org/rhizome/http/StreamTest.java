package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams of any length, whole and broken. This module's tests run in a heap that holds none of them. */
class StreamTest {

    private static final String HEAD = Raw.POST + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";

    @RegisterExtension
    private static final Node NODE = new Node();

    /** The same bytes again and again. */
    private static final class Endless extends InputStream {

        private final byte[] unit;
        private long left;
        private int at;

        Endless(String unit, long times) {
            this.unit = unit.getBytes(StandardCharsets.UTF_8);
            this.left = times * this.unit.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int read = (int) Math.min(Math.min(length, unit.length - at), left);
            System.arraycopy(unit, at, target, offset, read);
            at = (at + read) % unit.length;
            left -= read;
            return read;
        }
    }

    @Test
    void memoryStaysFlatForAnyLength() {
        long times = 10_000;
        String line = Said.json("x".repeat(10_000)) + "\n";
        assertTrue(line.length() * times > 2 * Runtime.getRuntime().maxMemory(), "the stream is longer than the heap");

        Answer answer = NODE.client().post("/api/deltas", "application/x-ndjson",
                HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(line, times)));

        assertEquals(times, answer.hasStatus(200).number("accepted") + answer.number("duplicate"));
        assertEquals(1, answer.number("accepted"));
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        Answer answer = NODE.client().post("/api/deltas", "application/x-ndjson",
                HttpRequest.BodyPublishers.ofInputStream(() -> new Endless("x".repeat(1 << 16), 3_000)));

        assertEquals(1, answer.hasStatus(207).list("rejected").size());
    }

    @Test
    void whatWasMadeDurableBeforeAStreamBreaksOffStays() throws IOException {
        long before = NODE.digest().count();
        try (Raw raw = NODE.raw()) {
            raw.say(HEAD).say(chunk(lines("broken", 10_000)));
            await(() -> NODE.digest().count() >= before + 2_000);
            raw.vanish();
        }
        NODE.client().get("/api/digest").hasStatus(200);
        Answer again = NODE.client().post("/api/deltas", "application/x-ndjson", lines("broken", 10_000));

        assertEquals(10_000, again.hasStatus(200).number("accepted") + again.number("duplicate"));
        assertTrue(again.number("duplicate") >= 2_000);
        assertEquals(before + 10_000, NODE.digest().count());
    }

    @Test
    void nothingLeaksWhenClientsVanish() throws IOException {
        for (int i = 0; i < 40; i++) { // the memory for bodies suffices for 16 streams at one time
            try (Raw raw = NODE.raw()) {
                raw.say(HEAD).say(chunk("{}\n")).vanish();
            }
        }
        NODE.client().post("/api/deltas", "application/x-ndjson", "").hasStatus(200);
    }

    @Test
    void manySlowClientsHoldUpNobody() throws IOException {
        List<Raw> slow = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            slow.add(NODE.raw().say(Raw.POST + "Content-Length: 500\r\n\r\n["));
        }
        NODE.client().get("/api/digest").hasStatus(200);
        for (Raw raw : slow) {
            raw.close();
        }
    }

    private static String lines(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> Said.json(name + i) + "\n").collect(Collectors.joining());
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited 20 s");
            Thread.onSpinWait();
        }
    }
}
