package org.rhizome.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a jar, and what only looks like one. */
class JarTest {

    @TempDir
    private Path folder;

    @Test
    void anOrdinaryJarIsReadAsTheJdkReadsIt() throws Exception {
        byte[] bytes = Zips.zip(Zips.sample());
        Jar jar = Zips.jar(bytes);
        assertEquals(Zips.throughDirectory(folder, bytes), Zips.contents(jar));
        assertEquals(3, jar.entry("org/x/A.class").orElseThrow().size());
        assertEquals("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", jar.entry("org/x/A.class").orElseThrow().sha256());
        assertTrue(jar.entry("org/x/a.class").isEmpty());
    }

    @Test
    void theJarsOfTheJdkToolAreReadToo() throws Exception {
        Files.write(folder.resolve("A.txt"), new byte[70_000]);
        Path file = folder.resolve("tool.jar");
        java.util.spi.ToolProvider.findFirst("jar").orElseThrow()
                .run(System.out, System.err, "--create", "--file", file.toString(), "-C", folder.toString(), "A.txt");
        Jar jar = Jar.read(file, JarLimits.DEFAULTS);
        assertEquals(70_000, jar.entry("A.txt").orElseThrow().content().length);
    }

    @Test
    void whatIsNoJarIsRefused() {
        refused("is empty", new byte[0]);
        refused("is no jar", Zips.utf8("hello, I am a text that is longer than the end of a zip file"));
        byte[] whole = Zips.zip(Zips.sample());
        refused("is no jar", java.util.Arrays.copyOf(whole, whole.length - 1));
        refused("is no jar", java.util.Arrays.copyOf(whole, whole.length + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "a/../../b", "/root", "C:/x", "a\\b", "a\0b", "a\nb", "a//b", "./a", "a/./b", "meta-inf/x",
            "META-INF/manifest.mf", "Meta-Inf/MANIFEST.MF", "META-INF/rhizome.sig", "osgi-inf/c.xml", "a\u202eb", "OSGI-INF2/../OSGI-INF/x"})
    void namesThatReadersUnderstandDifferentlyAreRefused(String name) {
        refused("build the jar again", Zips.zip(Map.of(name, new byte[] {1})));
    }

    @Test
    void allBadNamesAreNamed() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../a", new byte[1]);
        entries.put("/b", new byte[1]);
        entries.put("good", new byte[1]);
        assertEquals(2, assertThrows(JarException.class, () -> Zips.jar(Zips.zip(entries))).reasons().size());
    }

    @Test
    void theSameNameTwiceIsRefused() {
        byte[] bytes = Zips.zip(Map.of("one", new byte[] {1}, "two", new byte[] {2}));
        refused("is there twice", replaced(bytes, "two", "one"));
        refused("is there twice", replaced(Zips.zip(Map.of("a/x/", new byte[0], "a/xy", new byte[1])), "a/xy", "a/x/"));
        Map<String, byte[]> both = new LinkedHashMap<>();
        both.put("a/b/", new byte[0]);
        both.put("a/b", new byte[1]);
        refused("is there twice", Zips.zip(both));
        refused("lies in another that is a file", Zips.zip(Map.of("a", new byte[1], "a/b/c", new byte[1])));
    }

    @Test
    void aFolderHasNoContent() {
        refused("has content as only files have", Zips.zip(Map.of("a/", new byte[] {1})));
    }

    @Test
    void somethingBeforeBetweenOrBehindIsRefused() {
        byte[] zip = Zips.zip(Zips.sample());
        refused("before, between or behind", joined(Zips.zip(Map.of("other", new byte[1])), zip));
        byte[] withComment = joined(zip, new byte[] {'h', 'i'});
        withComment[zip.length - 2] = 2;
        refused("does not end as a zip file does", withComment);
    }

    @Test
    void whatOnlyReadersOfStreamsWouldSeeIsRefused() {
        byte[] inner = Zips.zip(Map.of("hidden", new byte[] {1}));
        ByteBuffer outer = ByteBuffer.wrap(Zips.zip(Map.of("shown", new byte[] {2}))).order(ByteOrder.LITTLE_ENDIAN);
        int directory = outer.getInt(outer.limit() - 6);
        int hidden = directoryOf(inner);
        ByteBuffer both = ByteBuffer.allocate(hidden + outer.limit()).order(ByteOrder.LITTLE_ENDIAN);
        both.put(inner, 0, hidden).put(outer.array());
        both.putInt(both.limit() - 6, directory + hidden);
        both.putInt(hidden + directory + 42, hidden);
        refused("described differently", both.array());
    }

    @Test
    void aSecondDirectoryIsRefused() {
        byte[] zip = Zips.zip(Map.of("a", new byte[1]));
        int start = directoryOf(zip);
        byte[] directory = java.util.Arrays.copyOfRange(zip, start, zip.length - 22);
        ByteBuffer both = ByteBuffer.allocate(zip.length + directory.length).order(ByteOrder.LITTLE_ENDIAN);
        both.put(zip, 0, start).put(directory).put(zip, start, zip.length - start);
        both.putInt(both.limit() - 6, start + directory.length);
        refused("described differently", both.array());
    }

    @Test
    void aBombIsStoppedWhileItUnpacks() throws Exception {
        refused("100 times", Zips.zip(Map.of("zeros", new byte[20 << 20])));
        Jar.of(ByteBuffer.wrap(Zips.zip(Map.of("zeros", new byte[7 << 20]))), JarLimits.DEFAULTS);
        JarLimits small = new JarLimits(64 << 20, 1 << 20, 10, 10_000);
        byte[] large = Zips.zip(Map.of("zeros", new byte[(1 << 20) + 1]));
        assertTrue(assertThrows(JarException.class, () -> Jar.of(ByteBuffer.wrap(large), small)).getMessage().contains("unpacks to more "
                + "than 1048576"));
        byte[] liar = large.clone();
        ByteBuffer lie = ByteBuffer.wrap(liar).order(ByteOrder.LITTLE_ENDIAN);
        lie.putInt(directoryOf(large) + 24, 12);
        assertThrows(JarException.class, () -> Jar.of(ByteBuffer.wrap(liar), small));
        byte[] nested = Zips.zip(Map.of("inner.zip", Zips.zip(Map.of("zeros", new byte[30 << 20]))));
        Jar.of(ByteBuffer.wrap(nested), JarLimits.DEFAULTS);
    }

    @Test
    void tooManyEntriesAreRefusedBeforeAnyIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= JarLimits.DEFAULTS.entries(); i++) {
                out.putNextEntry(new ZipEntry("e" + i));
            }
        }
        refused("20001 entries", bytes.toByteArray());
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = folder.resolve("large.jar");
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(1L << 30).write(ByteBuffer.allocate(1));
        }
        JarException refusal = assertThrows(JarException.class, () -> Jar.read(file, JarLimits.DEFAULTS));
        assertTrue(refusal.getMessage().contains("1073741825 bytes") && refusal.getMessage().contains("64 MiB"), refusal.getMessage());
    }

    @Test
    void whateverIsChangedAllReadersAgreeOrItIsRefused() throws Exception {
        byte[] zip = Zips.zip(Zips.sample());
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = zip.clone();
            for (int i = 0; i <= round % 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            agree(changed);
        }
    }

    private void agree(byte[] bytes) throws IOException {
        Jar jar;
        try {
            jar = Zips.jar(bytes);
        } catch (JarException e) {
            return;
        }
        Map<String, String> seen = Zips.contents(jar);
        assertEquals(seen, Zips.throughDirectory(folder, bytes));
        assertEquals(seen, Zips.fromTheFront(bytes));
    }

    private static void refused(String reason, byte[] bytes) {
        String message = assertThrows(JarException.class, () -> Zips.jar(bytes)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    private static int directoryOf(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Everywhere, names of the same length. */
    private static byte[] replaced(byte[] zip, String name, String by) {
        String text = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.replace(name, by).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
