package org.rhizome.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.InvalidDeltaException;

/**
 * Checks by the last delta before it that a remembered position still holds: a node whose store was replaced meanwhile does not have that
 * delta, and its import starts from the beginning.
 */
final class LastLine {

    private static final int LONGEST = 1 << 16;

    private LastLine() {}

    static boolean known(Node node, Path file, long position) throws IOException {
        byte[] line = before(file, position);
        try {
            DeltaId id = id(line, 0);
            boolean timed = id.equals(id(line, 1));
            // A claim without a time gets another id each time it is sent: sending it again would double it.
            return !timed || node.get("/api/deltas/" + id).ok();
        } catch (InvalidDeltaException e) {
            return false; // rejected by the node, or too long to tell
        }
    }

    private static DeltaId id(byte[] line, double now) {
        return DeltaJson.decodeSubmission(line, 0, line.length, now).id();
    }

    private static byte[] before(Path file, long position) throws IOException {
        int length = (int) Math.min(position, LONGEST);
        try (DeltaSource source = DeltaSource.open(file)) {
            InputStream in = source.lines();
            in.skipNBytes(position - length);
            byte[] tail = in.readNBytes(length);
            int end = tail.length;
            while (end > 0 && tail[end - 1] <= ' ') {
                end--;
            }
            int start = end;
            while (start > 0 && tail[start - 1] != '\n') {
                start--;
            }
            return Arrays.copyOfRange(tail, start, end);
        }
    }
}
