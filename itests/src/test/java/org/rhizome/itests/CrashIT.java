package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole node is killed with -9 while clients write to it over HTTP. */
class CrashIT {

    private static final int KILLS = 5;
    private static final Pattern ID = Pattern.compile("1e20[0-9a-f]{64}");

    @Test
    void nothingAcknowledgedIsLostWhenANodeIsKilledAgainAndAgain(@TempDir Path home) throws Exception {
        Random random = new Random(2026);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (Node node = Node.start(home)) {
                assertAllThere(node, acknowledged);
                acknowledged.addAll(writeUntilKilled(node, kill, 200 + random.nextInt(800)));
            }
        }
        try (Node node = Node.start(home)) {
            assertAllThere(node, acknowledged);
            assertTrue(acknowledged.size() > KILLS, "too little was written to prove anything: " + acknowledged.size());
        }
    }

    /** Writes batch after batch from two clients; after {@code millis} the node is killed. @return the ids it acknowledged */
    private static List<String> writeUntilKilled(Node node, int round, int millis) {
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> clients = List.of(
                CompletableFuture.runAsync(() -> write(node, round + "a", acknowledged)),
                CompletableFuture.runAsync(() -> write(node, round + "b", acknowledged)));
        CompletableFuture.runAsync(node::kill, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)).join();
        clients.forEach(CompletableFuture::join);
        return List.copyOf(acknowledged);
    }

    private static void write(Node node, String client, ConcurrentLinkedQueue<String> acknowledged) {
        try {
            for (int batch = 0; ; batch++) {
                HttpResponse<String> response = node.post("/api/deltas?ids=true", "application/x-ndjson", lines(client, batch));
                assertEquals(200, response.statusCode(), response::body);
                Matcher ids = ID.matcher(response.body());
                while (ids.find()) {
                    acknowledged.add(ids.group());
                }
            }
        } catch (IOException e) {
            // the node is gone: what it did not answer was not acknowledged
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lines(String client, int batch) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("{\"author\":\"crash\",\"timestamp\":").append(batch).append(",\"pointers\":[{\"role\":\"subject\",\"target\":{\"id\":\"e:")
                    .append(client).append('/').append(i).append("\",\"context\":\"batch\"}},{\"role\":\"value\",\"target\":").append(batch)
                    .append("}]}\n");
        }
        return lines.toString();
    }

    private static void assertAllThere(Node node, List<String> ids) throws Exception {
        for (String id : ids.subList(Math.max(0, ids.size() - 400), ids.size())) {
            assertEquals(200, node.get("/api/deltas/" + id).statusCode(), id);
        }
        String digest = node.get("/api/digest").body();
        Matcher count = Pattern.compile("\"count\":(\\d+)").matcher(digest);
        assertTrue(count.find() && Long.parseLong(count.group(1)) >= ids.size(), () -> digest + " but acknowledged " + ids.size());
    }

    @Test
    void aBodyThatBreaksOffLeavesWholeDeltasOnly(@TempDir Path home) throws Exception {
        try (Node node = Node.start(home); PipedOutputStream half = new PipedOutputStream(); PipedInputStream body = new PipedInputStream(half)) {
            String line = lines("half", 0).lines().findFirst().orElseThrow();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                try {
                    node.post("/api/deltas", "application/x-ndjson", BodyPublishers.ofInputStream(() -> new BrokenAfter(body)));
                } catch (IOException e) {
                    // expected: the body broke
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            half.write((line + "\n" + line.substring(0, 40)).getBytes(StandardCharsets.UTF_8));
            half.close();
            sender.join();
            assertEquals(200, node.get("/health/ready").statusCode());
            String feed = node.get("/api/deltas?after=0&limit=10").body();
            assertTrue(ID.matcher(feed).results().count() <= 1, feed);
        }
    }

    /** Fails instead of ending, as a connection does that is cut. */
    private static final class BrokenAfter extends java.io.FilterInputStream {

        BrokenAfter(java.io.InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return failAtEnd(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return failAtEnd(super.read(bytes, offset, length));
        }

        private static int failAtEnd(int read) throws IOException {
            if (read < 0) {
                throw new IOException("cut");
            }
            return read;
        }
    }
}
