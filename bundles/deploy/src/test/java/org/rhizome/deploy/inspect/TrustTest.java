package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.inspect.Trust.Mode;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.JarSigner;

/** Whose jars are taken. */
class TrustTest {

    @TempDir
    private Path folder;

    private final JarKey key = JarKey.ofSeed(new byte[32]);

    @Test
    void unsignedJarsAreRefusedUnlessTheNodeIsForDevelopment() {
        DeploymentRefusedException refusal = node(Mode.SIGNED_ONLY).refusal(Inspected.sound().jar());
        assertEquals(Kind.UNTRUSTED, refusal.kind());
        assertTrue(refusal.getMessage().contains("not signed") && refusal.getMessage().contains("bin/rhizome key FILE")
                && refusal.getMessage().contains("bin/rhizome sign JAR --key FILE") && refusal.getMessage().contains("trusted-keys")
                && refusal.getMessage().contains("--development"), refusal.getMessage());
        assertTrue(node(Mode.DEVELOPMENT).of(Inspected.sound()).warnings().getFirst().contains("not signed"));
    }

    @Test
    void signedJarsAreTakenFromThoseWhoAreTrusted() throws Exception {
        byte[] signed = signed(Inspected.sound());
        DeploymentRefusedException refusal = node(Mode.SIGNED_ONLY).refusal(signed);
        assertEquals(Kind.UNTRUSTED, refusal.kind());
        assertTrue(refusal.getMessage().contains("signed by " + key.signer() + ", whom this node does not trust"), refusal.getMessage());
        trust("# who may\n\n" + key.signer() + " the author of colours\n");
        Inspection taken = node(Mode.SIGNED_ONLY).of(signed);
        assertEquals(key.signer(), taken.signer());
        assertEquals(List.of(), taken.warnings());
    }

    @Test
    void aLineThatIsNoKeyIsNamed() throws IOException {
        trust(key.signer() + "\n" + key.signer().toUpperCase() + "\n");
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, () -> node(Mode.SIGNED_ONLY));
        assertTrue(fault.getMessage().startsWith("Line 2 of etc/trusted-keys in the home folder of the node is no key"), fault.getMessage());
    }

    @Test
    void aCommentInWhateverEncodingIsNoFault() throws Exception {
        Files.writeString(folder.resolve("trusted-keys"), "# f\u00fcr alle\n" + key.signer() + " J\u00fcrgen\n", StandardCharsets.ISO_8859_1);
        assertEquals(key.signer(), node(Mode.SIGNED_ONLY).of(signed(Inspected.sound())).signer());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keysThatAnybodyMayWriteAreNotTrusted() throws IOException {
        trust(key.signer());
        Files.setPosixFilePermissions(folder.resolve("trusted-keys"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> node(Mode.SIGNED_ONLY)).getMessage().contains("chmod o-w"));
    }

    @Test
    void aBrokenSignatureIsRefusedInDevelopmentToo() throws Exception {
        trust(key.signer());
        byte[] signed = signed(Inspected.sound().entry("colour.txt", "scarlet".getBytes()));
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            byte[] changed = signed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            for (Mode mode : Mode.values()) {
                node(mode).refusal(changed);
            }
        }
        assertEquals(key.signer(), node(Mode.SIGNED_ONLY).of(signed).signer());
    }

    @Test
    void theReasonsOfInvalidJarsComeFirst() {
        DeploymentRefusedException refusal = node(Mode.SIGNED_ONLY).refusal(Inspected.sound().header("Bundle-Version", "x").jar());
        assertEquals(Kind.INVALID, refusal.kind());
        assertEquals(2, refusal.reasons().size());
        assertTrue(refusal.reasons().getLast().contains("not signed"));
    }

    @Test
    void theJarsOfTheDistributionAreKnownByTheirBytes() throws IOException {
        byte[] jar = Inspected.sound().jar();
        Path extras = Files.createDirectories(folder.resolve("extras"));
        DistributionJars distribution = new DistributionJars(Optional.of(folder));
        Files.write(extras.resolve("colour.jar"), jar);
        Inspected node = Inspected.in(folder, Mode.SIGNED_ONLY, distribution);
        assertEquals("distribution", node.of(jar).signer());
        assertEquals(Kind.UNTRUSTED, node.refusal(Inspected.sound().header("X", "y").jar()).kind());
        Path nested = Files.createDirectories(folder.resolve("repository/org/example"));
        Files.move(extras.resolve("colour.jar"), nested.resolve("colour-1.jar"));
        assertEquals("distribution", node.of(jar).signer());
        Files.write(nested.resolve("colour-1.jar"), Inspected.sound().header("X", "a longer one").jar());
        assertEquals(Kind.UNTRUSTED, node.refusal(jar).kind());
    }

    @Test
    void aPartOfTheNodeIsSignedEvenInDevelopment() throws Exception {
        ExtensionForge part = part(Inspected.STORE);
        DeploymentRefusedException refusal = node(Mode.DEVELOPMENT).refusal(part.jar());
        assertEquals(Kind.UNTRUSTED, refusal.kind());
        assertTrue(!refusal.getMessage().contains("--development"), refusal.getMessage());
        trust(key.signer());
        Inspection taken = node(Mode.SIGNED_ONLY).of(signed(part));
        assertEquals(Inspection.Kind.PLATFORM_PART, taken.kind());
        assertEquals(List.of("store:mapdb"), taken.services());
    }

    @Test
    void aPartTakesThePlaceOfOne() throws Exception {
        trust(key.signer());
        assertTrue(node(Mode.SIGNED_ONLY).refusal(signed(part("org.rhizome.core"))).getMessage().contains("that of a bundle of the node itself"));
        node(Mode.SIGNED_ONLY).refused(signed(part("org.example.store")), "takes the place of none");
    }

    /** Threads, loggers, activators and packages of the node are a part's to use. */
    private static ExtensionForge part(String name) {
        return ExtensionForge.bundle(name, "2.0.0").header("Bundle-Activator", "a.B").header("Export-Package", "a")
                .header("Provide-Capability", "rhizome.extension;type=store;name=mapdb;effective:=active").importing("org.slf4j", "[2,3)")
                .importing("org.rhizome.store", "[1,1.1)").source("a.B", "package a; class B { Object o = new Thread(); }");
    }

    private Inspected node(Mode mode) {
        return Inspected.in(folder, mode, new DistributionJars(Optional.empty()));
    }

    private void trust(String lines) throws IOException {
        Files.writeString(folder.resolve("trusted-keys"), lines);
    }

    private byte[] signed(ExtensionForge forge) throws Exception {
        Path file = Files.write(folder.resolve("signed.jar"), forge.jar());
        new JarSigner(key, JarLimits.DEFAULTS).sign(file, file);
        return Files.readAllBytes(file);
    }
}
