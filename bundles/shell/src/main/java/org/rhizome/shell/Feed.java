package org.rhizome.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.json.JsonReader.Slice;

/** Reads the feed of a node page by page and writes the wire form of each delta, {@code {claims, sig?}}, as a line. */
final class Feed {

    private static final int PAGE = 10_000;
    private static final byte[] CLAIMS = "{\"claims\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = ",\"sig\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final Node node;
    private final Progress progress;
    private long damaged;

    Feed(Node node, Progress progress) {
        this.node = node;
        this.progress = progress;
    }

    private record Page(long count, long next, long damaged) {}

    /** Records that the node could not read, and left out. */
    long damaged() {
        return damaged;
    }

    /** @return how many deltas were written */
    long copyTo(OutputStream out) throws IOException {
        double total = ((Double) node.get("/api/digest").orFail().object().get("count"));
        long count = 0;
        Page page = new Page(-1, 0, 0);
        while (page.count != 0) {
            page = copy(node.get("/api/deltas?limit=" + PAGE + "&after=" + page.next).orFail().body(), out);
            count += page.count;
            damaged += page.damaged;
            progress.show(count, total == 0 ? 1 : count / total);
        }
        return count;
    }

    private static Page copy(byte[] json, OutputStream out) throws IOException {
        long count = 0;
        long next = 0;
        long damaged = 0;
        try {
            JsonReader in = new JsonReader(json);
            in.beginObject();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                switch (name) {
                    case "deltas" -> count = copyDeltas(json, in, out);
                    case "next" -> next = (long) in.number();
                    case "damaged" -> damaged = (long) in.number();
                    default -> in.skip();
                }
            }
        } catch (JsonException e) {
            throw new ShellException("The feed of the node is not the JSON that was expected: " + e.getMessage() + ".", e);
        }
        return new Page(count, next, damaged);
    }

    private static long copyDeltas(byte[] json, JsonReader in, OutputStream out) throws IOException {
        long count = 0;
        in.beginArray();
        while (in.nextElement()) {
            copyDelta(json, in, out);
            count++;
        }
        return count;
    }

    private static void copyDelta(byte[] json, JsonReader in, OutputStream out) throws IOException {
        Slice claims = null;
        Slice signature = null;
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "claims" -> claims = in.skip();
                case "sig" -> signature = in.skip();
                default -> in.skip();
            }
        }
        if (claims == null) {
            throw in.fault("a delta without claims");
        }
        out.write(CLAIMS);
        out.write(json, claims.offset(), claims.length());
        if (signature != null) {
            out.write(SIGNATURE);
            out.write(json, signature.offset(), signature.length());
        }
        out.write(END);
    }
}
