package org.rhizome.shell;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rhizome.shell.LineChunks.Chunk;

/**
 * Sends the lines of one source to a node, two chunks on their way while the next is read. What counts as done is what the node has
 * acknowledged from the start without a gap. Belongs to one thread.
 */
final class ImportRun {

    /** Two megabytes of lines take a node a tenth of a second or more: enough for the round trip not to matter. */
    private static final int CHUNK_BYTES = 2 << 20;
    private static final int IN_FLIGHT = 2;
    private static final int ATTEMPTS = 10;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final Node node;
    private final Consumer<ResumePoint> acknowledged;
    private final Consumer<String> rejections;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Deque<byte[]> buffers = new ArrayDeque<>();
    private ResumePoint done;

    /**
     * @param from what the node acknowledged before
     * @param acknowledged told after each chunk
     * @param rejections told why a line was refused
     */
    ImportRun(Node node, ResumePoint from, Consumer<ResumePoint> acknowledged, Consumer<String> rejections) {
        this.node = node;
        this.done = from;
        this.acknowledged = acknowledged;
        this.rejections = rejections;
        for (int i = 0; i <= IN_FLIGHT; i++) {
            buffers.add(new byte[CHUNK_BYTES]);
        }
    }

    private record Sent(Chunk chunk, CompletableFuture<Reply> reply) {}

    ResumePoint run(DeltaSource source) throws IOException {
        source.lines().skipNBytes(done.position());
        LineChunks chunks = new LineChunks(source.lines(), done.position(), done.lines());
        for (Chunk chunk = next(chunks); chunk != null; chunk = next(chunks)) {
            underWay.add(new Sent(chunk, node.postLines(chunk.bytes(), chunk.length())));
            if (underWay.size() == IN_FLIGHT) {
                settle(underWay.remove());
            }
        }
        settleAll();
        return done;
    }

    /** What was sent is waited for even when the source turns out to be damaged. */
    private Chunk next(LineChunks chunks) throws IOException {
        try {
            return chunks.next(buffers.remove());
        } catch (IOException | ShellException e) {
            settleAll();
            throw e;
        }
    }

    private void settleAll() {
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    private void settle(Sent sent) {
        Reply reply = node.await(sent.reply);
        for (int attempt = 1; reply.retryAfterSeconds() > 0 && attempt < ATTEMPTS; attempt++) {
            pause(reply.retryAfterSeconds());
            reply = node.await(node.postLines(sent.chunk.bytes(), sent.chunk.length()));
        }
        if (!reply.ok()) {
            throw new ShellException(reply.problem());
        }
        Map<?, ?> outcome = reply.object();
        tell(sent.chunk, (List<?>) outcome.get("rejected"));
        done = new ResumePoint(sent.chunk.end(), sent.chunk.linesBefore() + sent.chunk.lines(), done.counts().plus(Counts.of(outcome)));
        buffers.add(sent.chunk.bytes());
        acknowledged.accept(done);
    }

    private void tell(Chunk chunk, List<?> rejected) {
        for (Object each : rejected) {
            Map<?, ?> rejection = (Map<?, ?>) each;
            Object line = rejection.get("line") == null ? (Double) rejection.get("index") + 1 : rejection.get("line");
            rejections.accept("line " + (chunk.linesBefore() + ((Double) line).longValue()) + ": " + rejection.get("reason"));
        }
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_PAUSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException("The import was interrupted.", e);
        }
    }
}
