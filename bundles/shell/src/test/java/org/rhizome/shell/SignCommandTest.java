package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.SignatureCheck;

/** {@code key} and {@code sign}, as they are typed. */
class SignCommandTest {

    @TempDir
    private Path folder;

    private Path key;
    private Path jar;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void jar() throws IOException {
        key = folder.resolve("key");
        jar = folder.resolve("a.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
    }

    @Test
    void aKeySignsAJarForWhoeverTrustsItsLine() throws Exception {
        assertEquals(0, run("key", key.toString()));
        String line = out.toString().strip();
        assertTrue(line.matches("ed25519:[0-9a-f]{64}"), line);
        assertTrue(err.toString().contains("etc/trusted-keys"), err.toString());
        Path signed = folder.resolve("signed.jar");
        assertEquals(0, run("sign", jar.toString(), "--key", key.toString(), "--out", signed.toString()));
        assertTrue(out.toString().endsWith("signed " + signed + " as " + line + "\n"), out.toString());
        assertEquals(new SignatureCheck.Valid(line), check(signed));
        assertEquals(new SignatureCheck.Unsigned(), check(jar));
        assertEquals(0, run("sign", jar.toString(), "--key", key.toString()));
        assertEquals(new SignatureCheck.Valid(line), check(jar));
    }

    @Test
    void machinesGetJson() {
        assertEquals(0, run("key", "--json", key.toString()));
        assertTrue(out.toString().matches("\\{\"key\":\"ed25519:[0-9a-f]{64}\"}\n"), out.toString());
        assertEquals("", err.toString());
        assertEquals(0, run("sign", "--json", "--key", key.toString(), jar.toString()));
        assertTrue(out.toString().endsWith("\"}\n") && out.toString().contains("{\"jar\":\"" + jar + "\",\"signer\":\"ed25519:"), out.toString());
    }

    @Test
    void aKeyIsNotOverwritten() throws IOException {
        Files.writeString(key, "mine");
        assertEquals(1, run("key", key.toString()));
        assertTrue(err.toString().contains("a key is never overwritten. Name another file."), err.toString());
        assertEquals("mine", Files.readString(key));
        assertEquals(1, run("key", folder.resolve("none/key").toString()));
        assertTrue(err.toString().contains("there is no such file"), err.toString());
    }

    @Test
    void whatCannotBeSignedIsSaidInASentence() throws IOException {
        assertEquals(1, run("sign", jar.toString(), "--key", key.toString()));
        assertTrue(err.toString().contains("cannot be read (there is no such file). Make a key with \"rhizome key FILE\"."), err.toString());
        Files.writeString(key, "no key");
        assertEquals(1, run("sign", jar.toString(), "--key", key.toString()));
        assertTrue(err.toString().contains("holds no key"), err.toString());
        Files.delete(key);
        assertEquals(0, run("key", key.toString()));
        Files.writeString(jar, "no jar");
        assertEquals(1, run("sign", jar.toString(), "--key", key.toString()));
        assertTrue(err.toString().contains("a.jar is not signed. The file is no jar"), err.toString());
        assertEquals("no jar", Files.readString(jar));
        assertEquals(1, run("sign", folder.resolve("none.jar").toString(), "--key", key.toString()));
        assertTrue(err.toString().contains("none.jar cannot be signed"), err.toString());
        assertEquals(2, run("sign", jar.toString()));
        assertFalse(err.toString().contains("Exception"), err.toString());
    }

    private int run(String... arguments) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private static SignatureCheck check(Path file) throws Exception {
        return SignatureCheck.of(Jar.read(file, JarLimits.DEFAULTS));
    }
}
