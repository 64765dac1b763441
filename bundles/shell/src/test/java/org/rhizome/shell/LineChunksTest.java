package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rhizome.shell.LineChunks.Chunk;

class LineChunksTest {

    @Test
    void cutsWhereALineEnds() throws IOException {
        assertEquals(List.of("a\nbb\n", "ccc\n", "dddd\n"), cut("a\nbb\nccc\ndddd\n", 7));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertEquals(List.of("a\n", "bcd"), cut("a\nbcd", 4));
        assertEquals(List.of("a\nbcd"), cut("a\nbcd", 100));
    }

    @Test
    void ofNothingComesNothing() throws IOException {
        assertEquals(List.of(), cut("", 4));
    }

    @Test
    void aChunkMayBeExactlyAsLargeAsTheBuffer() throws IOException {
        assertEquals(List.of("abc\n", "def\n"), cut("abc\ndef\n", 4));
        assertEquals(List.of("abc\n", "def\n", "g"), cut("abc\ndef\ng", 4));
    }

    @Test
    void saysWhichLineIsTooLong() throws IOException {
        LineChunks chunks = new LineChunks(in("a\nb\nccccc\n"), 0, 10);
        byte[] buffer = new byte[4];
        chunks.next(buffer);
        assertTrue(assertThrows(ShellException.class, () -> chunks.next(buffer)).getMessage().startsWith("Line 13 is longer"));
    }

    @Test
    void knowsWhereInTheWholeEachChunkLies() throws IOException {
        LineChunks chunks = new LineChunks(in("a\nbb\nccc\nd"), 1000, 50);
        Chunk first = chunks.next(new byte[6]);
        assertEquals(List.of(1005L, 50L, 2L), List.of(first.end(), first.linesBefore(), first.lines()));
        Chunk second = chunks.next(new byte[6]);
        assertEquals(List.of(1010L, 52L, 2L), List.of(second.end(), second.linesBefore(), second.lines()));
    }

    @Test
    void losesAndDoublesNothingWhateverTheSizes() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = random.nextInt(50); line > 0; line--) {
                text.append("x".repeat(random.nextInt(20))).append('\n');
            }
            List<String> chunks = cut(text.toString(), 21 + random.nextInt(60));
            assertEquals(text.toString(), String.join("", chunks));
            assertTrue(chunks.stream().allMatch(chunk -> chunk.endsWith("\n")));
        }
    }

    private static List<String> cut(String text, int capacity) throws IOException {
        LineChunks chunks = new LineChunks(in(text), 0, 0);
        List<String> cut = new ArrayList<>();
        byte[] buffer = new byte[capacity];
        for (Chunk chunk = chunks.next(buffer); chunk != null; chunk = chunks.next(buffer)) {
            cut.add(new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8));
        }
        return cut;
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
