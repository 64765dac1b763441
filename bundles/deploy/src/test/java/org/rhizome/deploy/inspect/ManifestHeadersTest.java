package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** How manifests are read: as the framework and the JDK do, or not at all. */
class ManifestHeadersTest {

    @TempDir
    private Path folder;

    @Test
    void linesAreFolded() {
        ManifestHeaders headers = parse("Manifest-Version: 1.0\r\nBundle-Symb\r\n olicName: a\n b\r\nX: \r\n\r\nName: a\r\nX: y\r\n");
        assertEquals(Optional.of("ab"), headers.value("bundle-symbolicname"));
        assertEquals(Optional.of(""), headers.value("X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nA: b\n", " A: b\n", "A: b", "A:b\n", "A b\n", "A: b\na: c\n", "A: b\rC: d\n", "A: \0\n", "A\u00e4: b\n",
            "A: \tb\n", "A : b\n", ": b\n"})
    void whatIsNotWellFormedIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    }

    @Test
    void otherBytesThanUtf8AreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ManifestHeaders.parse(new byte[] {'A', ':', ' ', (byte) 0xc3, '\n'}));
    }

    /** What is accepted of manifests in which some characters were changed is the same for the three readers. */
    @Test
    void theFrameworkAndTheJdkReadTheSame() throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()));
        framework.start();
        try {
            Random random = new Random(3);
            String pieces = "\r\n :;=,\"abA-1";
            for (int round = 0; round < 400; round++) {
                StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\nBundle-SymbolicName: "
                        + "a\r\nBundle-Version: 1.0."
                        + round + "\r\nX-One: two\r\n three\r\nX-Two: \"a\"\r\n\r\nName: b\r\nX-Two: c\r\n\r\n");
                for (int i = 0; i < 1 + round % 4; i++) {
                    text.setCharAt(random.nextInt(text.length()), pieces.charAt(random.nextInt(pieces.length())));
                }
                compare(text.toString(), framework, round);
            }
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static void compare(String text, Framework framework, int round) throws Exception {
        ManifestHeaders ours;
        try {
            ours = parse(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        // The JDK looks at the other sections too; nobody needs them here.
        String main = text.replace("\r\n", "\n").split("\n\n")[0] + "\n";
        Manifest theirs = new Manifest(new ByteArrayInputStream(main.getBytes(StandardCharsets.UTF_8)));
        theirs.getMainAttributes().forEach((name, value) -> assertEquals(Optional.of(((String) value).strip()), ours.value(name.toString()), text));
        Bundle bundle;
        try {
            bundle = framework.getBundleContext().installBundle("round:" + round, new ByteArrayInputStream(jar(text)));
        } catch (BundleException e) {
            // The framework refuses it too, for what the headers say.
            return;
        }
        for (Enumeration<String> names = bundle.getHeaders("").keys(); names.hasMoreElements();) {
            String name = names.nextElement();
            assertEquals(Optional.of(bundle.getHeaders("").get(name).strip()), ours.value(name), text);
        }
        bundle.uninstall();
    }

    private static byte[] jar(String manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static ManifestHeaders parse(String text) {
        return ManifestHeaders.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
