package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Extension;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.JarSigner;

/** A key that is taken away takes away what it signed, as soon as that would be started again. */
class DistrustTest {

    private static final String COLOUR = "org.example.colour";

    @TempDir
    private Path home;
    @TempDir
    private Path jars;

    private final JarKey former = JarKey.ofSeed(new byte[32]);
    private final JarKey latter = JarKey.ofSeed("another key that is just a test!".getBytes());

    private void trust(JarKey... keys) throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.write(home.resolve("etc/trusted-keys"), Stream.of(keys).map(JarKey::signer).toList());
    }

    private Path colour(String version, String answer) {
        return ExtensionForge.bundle(COLOUR, version).with(Resolvers.answering("colour", answer)).writeTo(jars);
    }

    private Path signed(JarKey key, Path jar) throws Exception {
        new JarSigner(key, JarLimits.DEFAULTS).sign(jar, jar);
        return jar;
    }

    @Test
    void whatItSignedIsNotRolledBackTo() throws Exception {
        trust(former, latter);
        try (TestNode node = TestNode.startGuarded(home)) {
            node.deploy(AT_ONCE, signed(former, colour("1.0.0", "red")));
            node.deploy(AT_ONCE, signed(latter, colour("1.1.0", "blue")));
            trust(latter);
            DeploymentRefusedException refused = assertThrows(DeploymentRefusedException.class, () -> node.deployer.rollback(COLOUR, "tester"));
            assertEquals(Kind.UNTRUSTED, refused.kind());
            assertTrue(refused.getMessage().contains(former.signer() + ", whom this node does not trust any more"), refused.getMessage());
            assertEquals("blue", node.answer("colour"));
            trust(former, latter);
            assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
        }
    }

    @Test
    void whatItSignedIsParkedAtTheNextStart() throws Exception {
        trust(former);
        try (TestNode node = TestNode.startGuarded(home)) {
            node.deploy(AT_ONCE, signed(former, colour("1.0.0", "red")));
        }
        trust(latter);
        try (TestNode node = TestNode.startGuarded(home)) {
            assertEquals("", node.answer("colour"));
            assertEquals(Extension.State.PARKED, node.extension(COLOUR).state());
            assertTrue(node.extension(COLOUR).health().contains("does not trust any more"), node.extension(COLOUR).health());
        }
        trust(former);
        try (TestNode node = TestNode.startGuarded(home)) {
            assertEquals("red", node.answer("colour"));
        }
    }

    @Test
    void aSlipAmongTheKeysTakesNothingAwayThatAnotherLineVouchesFor() throws Exception {
        trust(former);
        Path keys = home.resolve("etc/trusted-keys");
        try (TestNode node = TestNode.startGuarded(home)) {
            node.deploy(AT_ONCE, signed(former, colour("1.0.0", "red")));
        }
        Files.writeString(keys, "a slip\n", StandardOpenOption.APPEND);
        try (TestNode node = TestNode.startGuarded(home)) {
            assertEquals("red", node.answer("colour"));
            assertEquals(Extension.State.PARKED, node.extension("etc/trusted-keys").state());
            assertTrue(node.extension("etc/trusted-keys").health().startsWith("Line 2 of "), node.extension("etc/trusted-keys").health());
            Path next = signed(former, colour("1.1.0", "blue"));
            assertThrows(DeploymentRefusedException.class, () -> node.deployer.deploy(List.of(next), AT_ONCE, "tester"));
            trust(former);
            node.deploy(AT_ONCE, next);
            assertTrue(node.deployer.extensions().stream().noneMatch(extension -> extension.state() == Extension.State.PARKED));
        }
        Files.write(keys, List.of("a slip in place of the key"));
        try (TestNode node = TestNode.startGuarded(home)) {
            assertTrue(node.extension(COLOUR).health().contains("does not trust any more"), node.extension(COLOUR).health());
        }
        trust(former);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (TestNode node = TestNode.startGuarded(home)) {
            assertTrue(node.extension(COLOUR).health().contains("chmod o-w"), node.extension(COLOUR).health());
        }
    }

    @Test
    void whatDevelopmentTookIsParkedOutsideIt() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", "red"));
        }
        try (TestNode node = TestNode.startGuarded(home)) {
            assertTrue(node.extension(COLOUR).health().contains("not signed"), node.extension(COLOUR).health());
        }
    }

    @Test
    void ofSeveralJarsEachIsToldWhatStandsAgainstIt() throws Exception {
        trust(former);
        try (TestNode node = TestNode.startGuarded(home)) {
            Path sound = signed(former, colour("1.0.0", "red"));
            Path unsigned = ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars);
            Path text = Files.writeString(jars.resolve("text.jar"), "no jar");
            DeploymentRefusedException refused = assertThrows(DeploymentRefusedException.class,
                    () -> node.deployer.deploy(List.of(sound, unsigned, text), AT_ONCE, "tester"));
            assertEquals(Kind.INVALID, refused.kind());
            assertTrue(refused.reasons().stream().anyMatch(reason -> reason.startsWith("Jar 2 of 3: The jar is not signed")), refused::toString);
            assertTrue(refused.reasons().stream().anyMatch(reason -> reason.startsWith("Jar 3 of 3: ")), refused::toString);
            assertTrue(refused.reasons().stream().noneMatch(reason -> reason.startsWith("Jar 1 of 3: ")), refused::toString);
            assertEquals(refused.reasons(), node.deployer.plan(List.of(sound, unsigned, text)).refusals());
        }
    }
}
