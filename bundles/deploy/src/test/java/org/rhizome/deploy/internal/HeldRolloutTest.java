package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.rhizome.delta.Delta;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.Extension;
import org.rhizome.deploy.Plan;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.Service;
import org.rhizome.node.Rhizome;
import org.rhizome.signing.JarKey;
import org.rhizome.store.DeltaStore;

/** A part of the node that cannot run twice is replaced while it is used. */
class HeldRolloutTest {

    private static final String STORE = "org.example.store";
    private static final JarKey KEY = JarKey.random();

    /** While this system property is true what was forged so does not start. */
    private static final String BROKEN = "org.rhizome.deploy.test.part.broken";

    @TempDir
    private Path home;
    @TempDir
    private Path jars;
    @TempDir
    private Path distribution;

    private TestNode node;
    private StandInEngine engine;

    private static ExtensionForge store(String version, String constructor) {
        String source = """
                package forged;
                import java.util.List;
                import org.rhizome.delta.Delta;
                import org.rhizome.store.*;
                public final class Store implements DeltaStore {
                    public Store() throws Exception { CONSTRUCTOR }
                    @Override public List<Appended> append(List<Delta> batch, long receivedAt) { return List.of(); }
                    @Override public Snapshot snapshot() { return null; }
                    @Override public StoreHealth health() { return null; }
                    @Override public List<String> verify() { return List.of("VERSION"); }
                }
                """.replace("CONSTRUCTOR", constructor).replace("VERSION", version);
        return ExtensionForge.bundle(STORE, version).declares("store", "memory").against(DeltaStore.class).signedBy(KEY)
                .with(new Service("store", "memory", DeltaStore.class.getName(), "forged.Store", source, Map.of()));
    }

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/trusted-keys"), KEY.signer() + " tester\n");
        restart();
    }

    private void restart() throws Exception {
        node = TestNode.start(home, new TestNode.Bundled(store("1.0.0", "").writeTo(distribution)));
        engine = new StandInEngine(node.framework.getBundleContext());
        engine.open();
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        node.close();
    }

    private Rhizome front() {
        return Await.until(() -> node.framework.getBundleContext().getServiceReference(Rhizome.class), reference ->
                reference != null && reference.getProperty("rhizome.front") != null).getBundle().getBundleContext()
                .getService(node.framework.getBundleContext().getServiceReference(Rhizome.class));
    }

    private String version() {
        return front().entities("", "", 1).getFirst();
    }

    @Test
    void callsWaitAndNoneFails() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        Rhizome front = front();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                front.entities("", "", 1);
                calls.incrementAndGet();
            }
        });
        Await.until(calls::get, count -> count > 0);
        Deployment deployment = node.deploy(AT_ONCE, store("1.1.0", "").writeTo(jars));
        long then = calls.get();
        Await.until(calls::get, count -> count > then);
        stop.set(true);
        caller.join();
        assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
        assertEquals(Plan.Action.REPLACE_UNDER_HOLD, deployment.changes().getFirst().action());
        assertTrue(deployment.steps().getLast().detail().startsWith("calls waited for "), deployment.steps()::toString);
        assertEquals("1.1.0", version());
        assertEquals(List.of(STORE + "/1.1.0"), node.staged());
    }

    @Test
    void oneThatDoesNotComeBackGivesWayToTheOneBefore() {
        Deployment failed = node.deploy(AT_ONCE, store("1.1.0", "throw new IllegalStateException(\"no such disk\");").writeTo(jars));
        assertEquals(State.REVERTED, failed.state());
        assertTrue(failed.reason().contains("no such disk"), failed.reason());
        assertEquals("1.0.0", version());
        assertEquals(List.of(), node.staged());
        Deployment hung = node.deploy(new Options(Duration.ofMillis(300), Duration.ZERO, 0, Duration.ZERO, 0),
                store("1.1.0", "new java.util.concurrent.CountDownLatch(1).await();").writeTo(jars));
        assertEquals(State.REVERTED, hung.state());
        assertEquals("1.0.0", version());
    }

    @Test
    void itTakesThePlaceOfTheDistributionsAtTheNextStartAndCanBeRolledBack() throws Exception {
        node.deploy(AT_ONCE, store("1.1.0", "").writeTo(jars));
        stop();
        restart();
        assertEquals("1.1.0", version());
        Deployment back = node.await(node.deployer.rollback(STORE, "tester"));
        assertEquals(State.COMMITTED, back.state(), back::reason);
        assertEquals("1.0.0", version());
        stop();
        restart();
        assertEquals("1.0.0", version());
        assertEquals("distribution", node.extension(STORE).origin());
    }

    @Test
    void oneThatDoesNotStartWithTheNodeIsParkedAndTheDistributionsServes() throws Exception {
        node.deploy(AT_ONCE, store("1.1.0", "if (Boolean.getBoolean(\"" + BROKEN + "\")) throw new IllegalStateException(\"no such disk\");").writeTo(jars));
        stop();
        System.setProperty(BROKEN, "true");
        try {
            restart();
            assertEquals("1.0.0", version());
            assertTrue(node.deployer.extensions().stream().anyMatch(it -> it.health().contains("no such disk")),
                    node.deployer.extensions()::toString);
        } finally {
            System.clearProperty(BROKEN);
        }
    }

    @Test
    void whenItsJarIsDamagedTheDistributionsServes() throws Exception {
        Deployment deployment = node.deploy(AT_ONCE, store("1.1.0", "").writeTo(jars));
        Path committed = node.assembly.site().jars().of(deployment.changes().getFirst().sha256());
        stop();
        Files.writeString(committed, "half a jar");
        restart();
        assertEquals("1.0.0", version());
        assertEquals(1, node.deployer.extensions().stream().filter(it -> it.state() == Extension.State.PARKED).count());
    }

    @Test
    void aPartIsNeverUnsignedNeverRemovedAndNeverDeployedWithOthers() {
        Path unsigned = store("1.1.0", "").signedBy(null).writeTo(jars);
        assertFalse(node.deployer.plan(List.of(unsigned)).isPossible());
        assertThrows(DeploymentRefusedException.class, () -> node.deployer.remove(STORE, "tester"));
        Path extension = ExtensionForge.bundle("org.example.colour", "1.0.0").with(Resolvers.answering("colour", "red")).writeTo(jars);
        assertTrue(node.deployer.plan(List.of(store("1.1.0", "").writeTo(jars), extension)).refusals().getFirst().contains("by itself"));
    }

    @Test
    void whatWasDoneIsRecordedAsDeltas() {
        node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.colour", "1.0.0").with(Resolvers.answering("colour", "red")).writeTo(jars));
        Await.until(() -> node.assembly.site().ledger().unrecorded(), List::isEmpty);
        assertEquals(2, engine.submitted.size());
        assertTrue(engine.submitted.stream().map(Delta::toString).anyMatch(text -> text.contains("rhizome.extension:org.example.colour")
                && text.contains("tester") && text.contains("COMMITTED")), engine.submitted::toString);
    }

    @Test
    void afterAStartItIsReplacedAgainAndAgainAndRolledBack() throws Exception {
        node.deploy(AT_ONCE, store("1.1.0", "").writeTo(jars));
        stop();
        restart();
        for (String next : List.of("1.2.0", "1.3.0")) {
            Deployment deployment = node.deploy(AT_ONCE, store(next, "").writeTo(jars));
            assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
            assertEquals(next, version());
        }
        Deployment back = node.await(node.deployer.rollback(STORE, "tester"));
        assertEquals(State.COMMITTED, back.state(), back::reason);
        assertEquals("1.2.0", version());
        assertEquals(List.of(STORE + "/1.2.0"), node.staged());
    }

    @Test
    void whatGoesWrongAfterTheCommitTakesTheNewOneOutNoMore() {
        node.framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.UNINSTALLED && event.getBundle().getVersion().getMinor() == 0) {
                node.assembly.site().leaks().close(); // so that the one before cannot be watched
            }
        });
        Deployment deployment = node.deploy(AT_ONCE, store("1.1.0", "").writeTo(jars));
        assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
        assertEquals("1.1.0", version());
        assertEquals(List.of(STORE + "/1.1.0"), node.staged());
    }
}
