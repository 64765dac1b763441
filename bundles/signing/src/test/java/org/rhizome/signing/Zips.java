package org.rhizome.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip files for tests, made and read by the JDK. */
final class Zips {

    private Zips() {}

    static Map<String, byte[]> sample() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/", new byte[0]);
        entries.put("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\r\nBundle-SymbolicName: a\r\n\r\n"));
        entries.put("org/x/B.class", utf8("bytes of a class, bytes of a class"));
        entries.put("org/x/A.class", new byte[] {1, 2, 3});
        entries.put("org/x/\u00e4\"b.txt", utf8("text"));
        entries.put("empty", new byte[0]);
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Jar jar(byte[] bytes) throws JarException {
        return Jar.of(ByteBuffer.wrap(bytes), JarLimits.DEFAULTS);
    }

    /** What class loaders see, which read through the directory; null when the JDK refuses the file. */
    static Map<String, String> throughDirectory(Path folder, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("read.zip"), bytes);
        Map<String, String> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                contents.merge(entry.getName(), latin(zip.getInputStream(entry).readAllBytes()), (a, b) -> a + " and " + b);
            }
        }
        return contents;
    }

    /** What readers of streams see. */
    static Map<String, String> fromTheFront(byte[] bytes) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.merge(entry.getName(), latin(zip.readAllBytes()), (a, b) -> a + " and " + b);
            }
        }
        return contents;
    }

    static Map<String, String> contents(Jar jar) {
        Map<String, String> contents = new TreeMap<>();
        jar.entries().forEach(entry -> contents.put(entry.name(), latin(entry.content())));
        return contents;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
