package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaSourceTest {

    private static final String LINES = "{\"a\":1}\n{\"b\":[2,3]}\n";

    @Test
    void passesLinesOnAsTheyAre() throws IOException {
        assertEquals(LINES, read(bytes(LINES)));
        assertEquals("{\"a\":1}", read(bytes("{\"a\":1}")));
        assertEquals("\n\n{\"a\":1}\nnonsense\n", read(bytes("\n\n{\"a\":1}\nnonsense\n")));
        assertEquals("nonsense {\n", read(bytes("nonsense {\n")));
        assertEquals("{\"cut\":\"x\n{}\n", read(bytes("{\"cut\":\"x\n{}\n")));
        assertEquals("{\"a\" 1}\n", read(bytes("{\"a\" 1}\n")));
    }

    @Test
    void unpacksGzipAlsoOfSeveralMembers() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(gzip(LINES));
        twice.write(gzip(LINES));
        assertEquals(LINES + LINES, read(twice.toByteArray()));
    }

    @Test
    void makesALineOfEachElementOfAnArray() throws IOException {
        assertEquals("{\"a\": [1, 2]}\n {\"b\":\"x\\\"],[\"}\n", read(bytes("[{\"a\": [1, 2]},\n{\"b\":\"x\\\"],[\"}]")));
        assertEquals(" {  \"a\": {\"b\":  [ ] }}  \n {\"c\":1}  \n", read(bytes(" [{\n \"a\": {\"b\":\r\n[ ] }}\n ,\n{\"c\":1} ]\n")).replace("   {", " {"));
        assertEquals("\n", read(bytes("[]")));
        assertEquals("{\"a\":1}\n", read(gzip("[{\"a\":1}]")));
    }

    @Test
    void makesOneLineOfOneObject() throws IOException {
        assertEquals("{   \"a\": \"{\\\\\",   \"b\": [1] } \n", read(bytes("{\n  \"a\": \"{\\\\\",\n  \"b\": [1]\n}\n")));
    }

    @Test
    void refusesJsonThatIsCutOrGoesOn() {
        for (String text : new String[] {"[{\"a\":1}", "[{\"a\":1", "[{\"a\":\"", "{\n\"a\":1"}) {
            assertThrows(IOException.class, () -> read(bytes(text)), text);
        }
        assertThrows(IOException.class, () -> read(bytes("[{\"a\":1}] [{\"b\":1}]")));
    }

    @Test
    void splitsTheSameHoweverItIsRead() throws IOException {
        String array = "[" + "{\"key\": \"a \\\" b\"}, ".repeat(20_000) + "{\"last\":[{}]}]";
        String lines = read(bytes(array));
        assertEquals(20_001, lines.lines().count());
        assertTrue(lines.lines().allMatch(line -> line.strip().startsWith("{") && line.strip().endsWith("}")));
    }

    @Test
    void tellsHowFarItIsInTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x"), bytes(LINES.repeat(100_000)));
        try (DeltaSource source = DeltaSource.open(file)) {
            assertTrue(source.fraction() < 1);
            source.lines().readAllBytes();
            assertEquals(1.0, source.fraction());
        }
        try (DeltaSource source = DeltaSource.of(new ByteArrayInputStream(bytes(LINES)))) {
            assertTrue(Double.isNaN(source.fraction()));
        }
    }

    @Test
    void saysWhenTheCompressedDataAreCut() throws IOException {
        byte[] whole = gzip(LINES.repeat(1000));
        assertThrows(IOException.class, () -> read(Arrays.copyOf(whole, whole.length - 20)));
    }

    private static String read(byte[] content) throws IOException {
        try (DeltaSource source = DeltaSource.of(new ByteArrayInputStream(content))) {
            return new String(source.lines().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(text));
        }
        return out.toByteArray();
    }
}
