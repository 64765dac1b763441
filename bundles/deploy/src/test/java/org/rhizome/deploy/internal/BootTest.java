package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Extension;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;

/** What serves after a restart, wherever the node was stopped. */
class BootTest {

    private static final String COLOUR = "org.example.colour";

    /** While this system property is true what was forged so does not start. */
    private static final String BROKEN = "org.rhizome.deploy.test.broken";

    @TempDir
    private Path home;
    @TempDir
    private Path jars;

    private Path colour(String version, String answer) {
        return ExtensionForge.bundle(COLOUR, version).with(Resolvers.answering("colour", answer)).writeTo(jars);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Entry entry) {
        return entry instanceof Entry.Stepped step ? step.phase().name() : entry.getClass().getSimpleName();
    }

    @Test
    void aKillAtAnyStepBootsOnWhatWasCommitted(@TempDir Path kills) throws Exception {
        Map<Path, String> homes = new LinkedHashMap<>();
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", "red"));
            boolean[] committed = new boolean[1];
            node.assembly.site().ledger().onEntry(entry -> {
                if (entry.number() == 2) {
                    committed[0] |= kind(entry).equals("COMMITTED");
                    Path killed = kills.resolve(homes.size() + "-" + kind(entry));
                    killed.toFile().mkdirs();
                    copy(home.resolve("deployments"), killed.resolve("deployments"));
                    homes.put(killed, committed[0] ? "blue" : "red");
                }
            });
            assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.1.0", "blue")).state());
            node.assembly.site().leaks().close();
        }
        assertTrue(homes.size() >= 8, homes::toString);
        for (Map.Entry<Path, String> killed : homes.entrySet()) {
            try (TestNode node = TestNode.start(killed.getKey())) {
                assertEquals(killed.getValue(), node.answer("colour"), killed.getKey()::toString);
                Deployment deployment = node.deployer.deployment(2).orElseThrow();
                assertEquals(killed.getValue().equals("blue") ? State.COMMITTED : State.INTERRUPTED, deployment.state());
                assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.2.0", "green")).state());
            }
        }
    }

    @Test
    void anExtensionThatCannotBeStartedIsParkedAndCanBeRolledBack() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", "red"));
            node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars));
            node.deploy(AT_ONCE, ExtensionForge.bundle(COLOUR, "1.1.0")
                    .with(Resolvers.throwingInActivateWhile("colour", BROKEN, "blue")).writeTo(jars));
        }
        System.setProperty(BROKEN, "true");
        try (TestNode node = TestNode.start(home)) {
            assertEquals("x", node.answer("other"));
            assertEquals("", node.answer("colour"));
            Extension parked = node.extension(COLOUR);
            assertEquals(Extension.State.PARKED, parked.state());
            assertTrue(parked.health().contains("forged to fail in activate"), parked.health());
            assertEquals("1.0.0", parked.rollbackTo());
            assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
            assertEquals("red", node.answer("colour"));
            assertEquals(Extension.State.SERVING, node.extension(COLOUR).state());
        } finally {
            System.clearProperty(BROKEN);
        }
    }

    private void runsOutOfMemory() throws IOException {
        Files.writeString(home.resolve("deployments/out-of-memory"), "out of memory\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatMayTakeAllMemoryAtEveryStartIsParkedWhatCameLastFirst() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars));
            node.deploy(AT_ONCE, colour("1.0.0", "red"));
        }
        runsOutOfMemory();
        try (TestNode node = TestNode.start(home)) {
            assertEquals("red", node.answer("colour"), "once may be a coincidence");
        }
        runsOutOfMemory();
        try (TestNode node = TestNode.start(home)) {
            assertEquals("", node.answer("colour"));
            assertEquals("x", node.answer("other"));
            assertTrue(node.extension(COLOUR).health().contains("ran out of memory 2 times in a row"), node.extension(COLOUR)::health);
        }
        runsOutOfMemory();
        try (TestNode node = TestNode.start(home)) {
            assertEquals("", node.answer("colour") + node.answer("other"));
            assertEquals(State.COMMITTED, node.await(node.deployer.remove(COLOUR, "tester")).state());
        }
        try (TestNode node = TestNode.start(home)) {
            assertEquals("x", node.answer("other"), "it may be another now");
        }
    }

    @Test
    void aMissingJarParksOneExtension() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Deployment deployment = node.deploy(AT_ONCE, colour("1.0.0", "red"));
            Files.delete(node.assembly.site().jars().of(deployment.changes().getFirst().sha256()));
        }
        try (TestNode node = TestNode.start(home)) {
            assertTrue(node.extension(COLOUR).health().contains("is missing"), node.extension(COLOUR)::toString);
            assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.0.0", "red")).state());
            assertEquals(Extension.State.SERVING, node.extension(COLOUR).state());
        }
    }

    @Test
    void aJarThatWasChangedOnDiskIsNotStarted() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Deployment deployment = node.deploy(AT_ONCE, colour("1.0.0", "red"));
            Files.copy(colour("1.0.0", "blue"), node.assembly.site().jars().of(deployment.changes().getFirst().sha256()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (TestNode node = TestNode.start(home)) {
            assertTrue(node.extension(COLOUR).health().contains("was changed on disk"), node.extension(COLOUR)::toString);
        }
    }

    @Test
    void whatCameWithTheDistributionIsReplacedRemovedAndBroughtBackForGood() throws Exception {
        TestNode.Bundled bundled = new TestNode.Bundled(colour("1.0.0", "red"));
        try (TestNode node = TestNode.start(home, bundled)) {
            assertEquals("distribution", node.extension(COLOUR).origin());
            assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.1.0", "blue")).state());
            assertEquals("deployment", node.extension(COLOUR).origin());
            assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
        }
        try (TestNode node = TestNode.start(home, bundled)) {
            assertEquals("blue", node.answer("colour"));
            assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
            assertEquals("red", node.answer("colour"));
        }
        try (TestNode node = TestNode.start(home, bundled)) {
            assertEquals("red", node.answer("colour"));
            assertEquals("distribution", node.extension(COLOUR).origin());
            assertEquals(State.COMMITTED, node.await(node.deployer.remove(COLOUR, "tester")).state());
            assertEquals("", node.answer("colour"));
        }
        try (TestNode node = TestNode.start(home, bundled)) {
            assertEquals("", node.answer("colour"));
            assertEquals(List.of(), node.deployer.extensions());
            assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
            assertEquals("red", node.answer("colour"));
        }
    }

    @Test
    void theWayBackToTheDistributionStaysOpen() throws Exception {
        TestNode.Bundled bundled = new TestNode.Bundled(colour("1.0.0", "red"));
        try (TestNode node = TestNode.start(home, bundled)) {
            for (int round = 0; round < 2; round++) {
                assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.1.0", "blue")).state());
                assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
                assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
                assertEquals("red", node.answer("colour"));
            }
        }
    }
}
