package org.rhizome.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableDropInsTest {

    @TempDir
    private Path folder;

    private final UnusableDropIns dropIns = new UnusableDropIns();
    private final Captured log = new Captured(UnusableDropIns.class.getName());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void saysOnceWhyAFileIsNoJar() throws IOException {
        File file = Files.writeString(folder.resolve("x.jar"), "garbage").toFile();
        assertFalse(dropIns.canHandle(file));
        assertFalse(dropIns.canHandle(file));
        assertEquals(1, log.lines().size());
        assertTrue(log.lines().getFirst().startsWith("WARN " + file + " is not started: it cannot be read as a jar"), log.lines().toString());
    }

    @Test
    void saysThatAJarIsNoBundleAndSaysSoAgainWhenItChanged() throws IOException {
        File file = jar("y.jar", null);
        dropIns.canHandle(file);
        assertTrue(log.lines().getFirst().contains("no Bundle-SymbolicName"), log.lines().toString());
        assertTrue(file.setLastModified(1_000_000));
        dropIns.canHandle(file);
        assertEquals(2, log.lines().size());
    }

    @Test
    void isSilentAboutBundlesAndOtherFiles() throws IOException {
        assertFalse(dropIns.canHandle(jar("z.jar", "org.x")));
        assertFalse(dropIns.canHandle(Files.writeString(folder.resolve("notes.txt"), "hello").toFile()));
        assertEquals(0, log.lines().size());
    }

    private File jar(String name, String symbolicName) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (symbolicName != null) {
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
        }
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return file.toFile();
    }
}
