package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.LeakVerdict;
import org.rhizome.deploy.Extension;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.Service;

/** Whether what was taken out is found to be gone, or to be held. */
class LeakTest {

    private static final String COLOUR = "org.example.colour";

    @TempDir
    private Path home;
    @TempDir
    private Path jars;

    private Path colour(String version, Service resolver) {
        return ExtensionForge.bundle(COLOUR, version).with(resolver).writeTo(jars);
    }

    private static LeakVerdict verdict(TestNode node, Deployment deployment) {
        return Await.until(() -> node.deployer.deployment(deployment.number()).orElseThrow().leaks(), leaks -> !leaks.isEmpty()).getFirst();
    }

    @Test
    void aVersionThatNothingHoldsIsCollected() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", Resolvers.answering("colour", "red")));
            node.reduce("colour");
            LeakVerdict verdict = verdict(node, node.deploy(AT_ONCE, colour("1.1.0", Resolvers.answering("colour", "blue"))));
            assertTrue(verdict.collected(), verdict::toString);
            assertEquals("1.0.0", verdict.version());
        }
    }

    @Test
    void aVersionThatLeftSomethingInAThreadIsAZombieAndTheThreadIsNamed() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("pool of the host").factory());
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", Resolvers.leaking("colour", "red")));
            pool.submit(() -> node.reduce("colour")).get();
            LeakVerdict verdict = verdict(node, node.deploy(AT_ONCE, colour("1.1.0", Resolvers.answering("colour", "blue"))));
            assertFalse(verdict.collected(), verdict::toString);
            assertTrue(verdict.heldBy().toString().contains("a thread local of the thread \"pool of the host\""), verdict::toString);
            Extension zombie = node.deployer.extensions().stream().filter(it -> it.state() == Extension.State.ZOMBIE).findFirst().orElseThrow();
            assertEquals(List.of(COLOUR, "1.0.0"), List.of(zombie.name(), zombie.version()));
            assertTrue(zombie.health().contains("pool of the host"), zombie::health);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aClientThatWasNotClosedIsNamedWithItsThread() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            node.deploy(AT_ONCE, colour("1.0.0", Resolvers.resolver("colour", """
                    private static final java.net.http.HttpClient CLIENT = java.net.http.HttpClient.newBuilder()
                            .authenticator(new java.net.Authenticator() {}).build();
                    """, "", "red")));
            LeakVerdict verdict = verdict(node, node.deploy(AT_ONCE, colour("1.1.0", Resolvers.answering("colour", "blue"))));
            assertFalse(verdict.collected(), verdict::toString);
            assertTrue(verdict.heldBy().toString().matches(".*the thread \"HttpClient-.*, through owner.*[aA]uthenticator, to a .*"), verdict::toString);
        }
    }

    @Test
    void aVersionWhoseStartNeverComesBackIsNamedWithItsThread() throws Exception {
        try (TestNode node = TestNode.start(home)) {
            Deployment failed = node.deploy(TestNode.IMPATIENT, ExtensionForge.bundle(COLOUR, "1.0.0")
                    .with(Resolvers.answering("colour", "red")).with(org.rhizome.forge.SelfTests.deaf()).writeTo(jars));
            assertTrue(failed.reason().contains("did not mind being interrupted"), failed::reason);
            LeakVerdict verdict = verdict(node, failed);
            assertFalse(verdict.collected(), verdict::toString);
            assertTrue(verdict.heldBy().toString().contains("the self test of org.example.colour 1.0.0"), verdict::toString);
        }
    }
}
