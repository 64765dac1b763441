package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int CAP = 300_000;

    @Test
    void linesEndInLfOrCrLfOrWithTheStream() throws IOException {
        assertEquals(List.of("a", "b", "", "c\r", "d"), read("a\nb\r\n\nc\r\r\nd", 100));
        assertEquals(List.of(), read("", 100));
        assertEquals(List.of(""), read("\n", 100));
        assertEquals(List.of("a"), read("a\n", 100));
    }

    @Test
    void linesAreTheSameHoweverTheStreamIsCut() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                int length = random.nextInt(10) == 0 ? random.nextInt(CAP) : random.nextInt(200);
                lines.add("x".repeat(length));
            }
            assertEquals(lines, read(String.join("\n", lines) + "\n", 1 + random.nextInt(100_000)));
        }
    }

    @Test
    void aLineIsTooLongByOneByte() throws IOException {
        String longest = "y".repeat(CAP);
        assertEquals(List.of("a", longest, "b"), read("a\n" + longest + "\nb", 5_000));
        assertEquals(List.of("a", "TOO LONG", "b"), read("a\n" + longest + "y\nb", 5_000));
        assertEquals(List.of("TOO LONG", "TOO LONG", "b", "TOO LONG"),
                read((longest.repeat(9) + "\n").repeat(2) + "b\n" + longest + "y", 70_000));
    }

    @Test
    void blankLinesAreKnown() throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(" \t\r\nx\n".getBytes(StandardCharsets.UTF_8)), CAP);
        assertTrue(lines.next() && lines.isBlank() && lines.number() == 1);
        assertTrue(lines.next() && !lines.isBlank() && lines.number() == 2);
        assertFalse(lines.next());
        assertFalse(lines.next());
    }

    private static List<String> read(String text, int most) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
        Lines lines = new Lines(in, CAP);
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.tooLong() ? "TOO LONG" : new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
        }
        return read;
    }
}
