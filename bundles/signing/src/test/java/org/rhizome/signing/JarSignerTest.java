package org.rhizome.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.signing.SignatureCheck.Broken;
import org.rhizome.signing.SignatureCheck.Unsigned;
import org.rhizome.signing.SignatureCheck.Valid;

/** Who signed a jar, and what breaks a signature. */
class JarSignerTest {

    @TempDir
    private Path folder;

    private final JarKey key = JarKey.ofSeed(new byte[32]);
    private final JarSigner signer = new JarSigner(key, JarLimits.DEFAULTS);
    private Path jar;

    @BeforeEach
    void build() throws Exception {
        jar = Files.write(folder.resolve("a.jar"), Zips.zip(Zips.sample()));
    }

    @Test
    void aSignedJarSaysWhoSignedIt() throws Exception {
        assertEquals(new Unsigned(), check(jar));
        Path signed = folder.resolve("signed.jar");
        assertEquals(key.signer(), signer.sign(jar, signed));
        assertEquals(new Valid(key.signer()), check(signed));
        assertEquals(new Unsigned(), check(jar));
    }

    @Test
    void itHoldsWhatItHeldAndTheJdkReadsIt() throws Exception {
        signer.sign(jar, jar);
        byte[] signed = Files.readAllBytes(jar);
        Map<String, String> contents = Zips.contents(Zips.jar(signed));
        assertEquals(contents, Zips.throughDirectory(folder, signed));
        assertEquals(contents, Zips.fromTheFront(signed));
        contents.remove(JarSigner.ENTRY);
        assertEquals(Zips.contents(Zips.jar(Zips.zip(Zips.sample()))), contents);
        try (JarFile file = new JarFile(jar.toFile()); JarInputStream stream = new JarInputStream(Files.newInputStream(jar))) {
            assertEquals("a", file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"));
            assertEquals(file.getManifest(), stream.getManifest());
        }
    }

    @Test
    void signingIsDeterministicAndReplacesAnOldSignature() throws Exception {
        signer.sign(jar, jar);
        byte[] once = Files.readAllBytes(jar);
        signer.sign(jar, jar);
        assertArrayEquals(once, Files.readAllBytes(jar));
        JarKey other = JarKey.random();
        new JarSigner(other, JarLimits.DEFAULTS).sign(jar, jar);
        assertEquals(new Valid(other.signer()), check(jar));
        signer.sign(jar, jar);
        assertArrayEquals(once, Files.readAllBytes(jar));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void everyChangedBitOfTheFileIsRefused() throws Exception {
        signer.sign(jar, jar);
        byte[] signed = Files.readAllBytes(jar);
        for (int at = 0; at < signed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                signed[at] ^= (byte) (1 << bit);
                assertFalse(accepted(signed), "bit " + bit + " of byte " + at);
                signed[at] ^= (byte) (1 << bit);
            }
        }
        assertTrue(accepted(signed));
    }

    @Test
    void anAddedRemovedOrChangedEntryIsNamed() throws Exception {
        signer.sign(jar, jar);
        Map<String, byte[]> entries = entries();
        entries.put("org/x/C.class", new byte[1]);
        broken("\"org/x/C.class\" was added", entries);
        entries = entries();
        entries.remove("org/x/A.class");
        broken("\"org/x/A.class\" was removed", entries);
        entries = entries();
        entries.put("org/x/A.class", new byte[] {1, 2, 4});
        broken("\"org/x/A.class\" was changed", entries);
        entries = entries();
        entries.put("org/x/", new byte[0]);
        broken("\"org/x/\" was added", entries);
        broken("written anew", entries());
    }

    @Test
    void aSignatureOfOtherEntriesOrAnotherKeyIsBroken() throws Exception {
        signer.sign(jar, jar);
        String json = new String(entries().get(JarSigner.ENTRY), java.nio.charset.StandardCharsets.UTF_8);
        Map<String, byte[]> entries = entries();
        entries.put(JarSigner.ENTRY, Zips.utf8(json.replace(key.signer(), JarKey.random().signer())));
        broken("was not made by the key", entries);
        entries.put(JarSigner.ENTRY, Zips.utf8(json.replace(key.signer(), "ed25519:" + "f".repeat(64))));
        broken("was not made by the key", entries);
        entries.put(JarSigner.ENTRY, Zips.utf8(json.replace(key.signer(), "someone")));
        broken("was not made by the key", entries);
        entries.put(JarSigner.ENTRY, Zips.utf8("{}"));
        broken("cannot be read", entries);
        entries.put(JarSigner.ENTRY, Zips.utf8(json.replace("{\"format\":1,", "{\"format\":1, ")));
        broken("written anew", entries);
        Path other = Files.write(folder.resolve("b.jar"), Zips.zip(Map.of("META-INF/MANIFEST.MF", new byte[0])));
        signer.sign(other, other);
        entries = entries();
        try (JarFile file = new JarFile(other.toFile())) {
            entries.put(JarSigner.ENTRY, file.getInputStream(file.getEntry(JarSigner.ENTRY)).readAllBytes());
        }
        broken("was added", entries);
    }

    @Test
    void aJarThatIsNoneIsNotSignedAndNothingIsLeft() throws Exception {
        Files.write(jar, new byte[0]);
        Path to = folder.resolve("out.jar");
        assertThrows(JarException.class, () -> signer.sign(jar, to));
        assertFalse(Files.exists(to));
        Files.write(jar, Zips.zip(Map.of("zeros", new byte[1 << 20])));
        JarSigner narrow = new JarSigner(key, new JarLimits(1 << 20, 1 << 30, 10, 10_000));
        String refusal = assertThrows(JarException.class, () -> narrow.sign(jar, to)).getMessage();
        assertTrue(refusal.startsWith("Signed jars are not packed."), refusal);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private Map<String, byte[]> entries() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Zips.jar(Files.readAllBytes(jar)).entries().forEach(entry -> entries.put(entry.name(), entry.content()));
        return entries;
    }

    private static void broken(String reason, Map<String, byte[]> entries) throws JarException {
        Broken broken = assertInstanceOf(Broken.class, SignatureCheck.of(Zips.jar(Zips.zip(entries))));
        assertTrue(broken.reason().contains(reason), broken.reason());
    }

    private static boolean accepted(byte[] bytes) {
        try {
            return SignatureCheck.of(Zips.jar(bytes)) instanceof Valid;
        } catch (JarException e) {
            return false;
        }
    }

    private static SignatureCheck check(Path file) throws Exception {
        return SignatureCheck.of(Jar.read(file, JarLimits.DEFAULTS));
    }
}
