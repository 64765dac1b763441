package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Extension;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.gate.Lease;

/** The drop-in folder, looked at when the test says so. */
class DropInTest {

    private static final String COLOUR = "org.example.colour";

    @TempDir
    private Path home;

    private Path drop(String file, ExtensionForge bundle) throws IOException {
        Path folder = Files.createDirectories(home.resolve("extensions"));
        return Files.write(folder.resolve(file), bundle.jar());
    }

    private static ExtensionForge colour(String version, String answer) {
        return ExtensionForge.bundle(COLOUR, version).with(Resolvers.answering("colour", answer));
    }

    /** A change is acted on when it is seen unchanged a second time. */
    private static void look(TestNode node) throws IOException {
        node.assembly.dropIn().look();
        node.assembly.dropIn().look();
        for (Deployment deployment : node.deployer.deployments(Long.MAX_VALUE, 100)) {
            node.await(deployment);
        }
    }

    private static int deployments(TestNode node) {
        return node.deployer.deployments(Long.MAX_VALUE, 100).size();
    }

    @Test
    void aJarIsDeployedWhenItComesAgainWhenItChangesAndRemovedWhenItGoes() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Path jar = drop("colour.jar", colour("1.0.0", "red"));
            look(node);
            assertEquals("red", node.answer("colour"));
            assertEquals("drop-in:colour.jar", node.deployer.deployment(1).orElseThrow().by());
            drop("colour.jar", colour("1.1.0", "a brighter red"));
            look(node);
            assertEquals("a brighter red", node.answer("colour"));
            look(node);
            assertEquals(2, deployments(node));
            Files.delete(jar);
            look(node);
            assertEquals("", node.answer("colour"));
        }
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            byte[] whole = colour("1.0.0", "red").jar();
            Path file = Files.createDirectories(home.resolve("extensions")).resolve("colour.jar");
            for (int part = 1; part <= 4; part++) {
                Files.write(file, Arrays.copyOf(whole, whole.length * part / 4));
                node.assembly.dropIn().look();
            }
            assertEquals(0, deployments(node));
            look(node);
            assertEquals("red", node.answer("colour"));
        }
    }

    @Test
    void whatLiesThereAtTheStartIsLeftAloneWhenItServesAndRemovedWhenItWentMeanwhile() throws Exception {
        Path jar = drop("colour.jar", colour("1.0.0", "red"));
        try (TestNode node = TestNode.start(home)) {
            look(node);
            assertEquals("red", node.answer("colour"));
        }
        try (TestNode node = TestNode.start(home)) {
            look(node);
            assertEquals(1, deployments(node));
        }
        Files.delete(jar);
        try (TestNode node = TestNode.start(home)) {
            look(node);
            assertEquals("", node.answer("colour"));
        }
    }

    @Test
    void aRollbackIsNotUndoneByTheFileThatStillLiesThere() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            drop("colour.jar", colour("1.0.0", "red"));
            look(node);
            drop("colour.jar", colour("1.1.0", "a brighter red"));
            look(node);
            node.await(node.deployer.rollback(COLOUR, "tester"));
            look(node);
            assertEquals("red", node.answer("colour"));
        }
        try (TestNode node = TestNode.start(home)) {
            look(node);
            assertEquals("red", node.answer("colour"));
            assertEquals(3, deployments(node));
        }
    }

    @Test
    void whatIsRefusedIsShownUnderTheNameOfItsFileUntilItIsRight() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Path file = Files.createDirectories(home.resolve("extensions")).resolve("colour.jar");
            Files.write(file, "no jar at all".getBytes(StandardCharsets.UTF_8));
            look(node);
            assertEquals(Extension.State.PARKED, node.extension("colour.jar").state());
            drop("colour.jar", colour("1.0.0", "red"));
            look(node);
            assertEquals(List.of(COLOUR), node.deployer.extensions().stream().map(Extension::name).toList());
        }
    }

    @Test
    void whatFailsIsShownUnderTheNameOfItsFile() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            drop("colour.jar", ExtensionForge.bundle(COLOUR, "1.0.0").with(Resolvers.throwing("colour")));
            look(node);
            Await.until(node.deployer::extensions, extensions -> extensions.stream()
                    .anyMatch(parked -> parked.name().equals("colour.jar") && parked.health().contains("forged to fail")));
        }
    }

    @Test
    void twoJarsOfOneExtensionAreBothNamed() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            drop("one.jar", colour("1.0.0", "red"));
            Path two = drop("two.jar", colour("1.1.0", "a brighter red"));
            look(node);
            assertEquals(0, deployments(node));
            assertTrue(node.extension("one.jar").health().contains("one.jar and two.jar"), node.extension("one.jar")::toString);
            Files.delete(two);
            look(node);
            assertEquals("red", node.answer("colour"));
            assertEquals(List.of(COLOUR), node.deployer.extensions().stream().map(Extension::name).toList());
        }
    }

    @Test
    void thoseThatNeedEachOtherAreDeployedTogetherAndOneThatIsWrongHarmsNoOther() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            drop("a.jar", ExtensionForge.bundle("org.example.a", "1.0.0").with(Resolvers.answering("a", "x")).needs("resolver", "b"));
            drop("b.jar", ExtensionForge.bundle("org.example.b", "1.0.0").with(Resolvers.answering("b", "y")));
            look(node);
            assertEquals("xy", node.answer("a") + node.answer("b"));
            drop("c.jar", ExtensionForge.bundle("org.example.c", "1.0.0").with(Resolvers.answering("c", "z")).needs("resolver", "nobody"));
            drop("colour.jar", colour("1.0.0", "red"));
            look(node);
            assertEquals("red", node.answer("colour"));
            assertTrue(node.extension("c.jar").health().contains("nobody"), node.extension("c.jar")::toString);
        }
    }

    @Test
    void whatFailedIsNotTriedAgainAtTheStart() throws Exception {
        drop("colour.jar", ExtensionForge.bundle(COLOUR, "1.0.0").with(Resolvers.throwing("colour")));
        for (int start = 0; start < 2; start++) {
            try (TestNode node = TestNode.start(home)) {
                look(node);
                Await.until(node.deployer::extensions, extensions -> extensions.stream()
                        .anyMatch(parked -> parked.name().equals("colour.jar") && parked.health().contains("forged to fail")));
                assertEquals(1, deployments(node));
            }
        }
    }

    @Test
    void aRemovalThatIsRefusedIsShownAndOneThatWaitsIsNotJournaledAgain() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Path jar = drop("b.jar", ExtensionForge.bundle("org.example.b", "1.0.0").with(Resolvers.answering("b", "y")));
            look(node);
            Deployment needing = node.deploy(TestNode.AT_ONCE, Files.write(home.resolve("a.jar"),
                    ExtensionForge.bundle("org.example.a", "1.0.0").with(Resolvers.answering("a", "x")).needs("resolver", "b").jar()));
            assertEquals(Deployment.State.COMMITTED, needing.state(), needing::reason);
            Files.delete(jar);
            look(node);
            assertTrue(node.deployer.extensions().stream().anyMatch(it -> it.state() == Extension.State.PARKED
                    && it.name().equals("org.example.b")), node.deployer.extensions()::toString);
            node.await(node.deployer.remove("org.example.a", "tester"));
            try (Lease running = node.gate.enter()) {
                assertEquals("y", node.answer("b"));
                for (int poll = 0; poll < 5; poll++) {
                    node.assembly.dropIn().look();
                }
                assertEquals(4, deployments(node), running::toString);
            }
            look(node);
            assertEquals("", node.answer("b"));
            assertEquals(List.of(), node.deployer.extensions());
        }
    }

    @Test
    void aVersionStaysWhenTheOnePutInItsPlaceIsRefused() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Path jar = drop("colour-1.0.jar", colour("1.0.0", "red"));
            look(node);
            Files.delete(jar);
            drop("colour-1.1.jar", colour("1.1.0", "blue").importing("org.rhizome.resolver", "[9,10)"));
            look(node);
            assertEquals("red", node.answer("colour"));
            assertEquals(Extension.State.PARKED, node.extension("colour-1.1.jar").state());
        }
    }
}
