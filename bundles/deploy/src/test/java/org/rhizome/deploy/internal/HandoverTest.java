package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;
import static org.rhizome.deploy.internal.TestNode.ON_PROBATION;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Text;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.Successor;

/** What deployments ask of those who keep state and of those who compare. */
class HandoverTest {

    @TempDir
    private Path home;
    @TempDir
    private Path jars;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicBoolean sampled = new AtomicBoolean();
    private String refusal = "";
    private boolean deaf;
    private volatile boolean busy;
    private boolean crashing;
    private TestNode node;

    /** Writes down what it is told. */
    private final class Listening implements Successor {

        @Override
        public Prepared prepare(Generation candidate, Duration within) {
            heard.add("prepare " + candidate.resolver("colour").map(it -> it.version()).orElse("none"));
            if (!refusal.isEmpty()) {
                throw new IllegalStateException(refusal);
            }
            if (crashing) {
                node.gate.failed(candidate.resolver("colour").orElseThrow().service(), new IllegalStateException("crashed on purpose"));
            }
            return new Ready();
        }
    }

    private final class Ready implements Successor.Prepared, Successor.Reversible {

        @Override
        public Successor.Reversible takeOver() {
            if (deaf) {
                throw new IllegalStateException("it does not run any more");
            }
            heard.add("take over while " + node.answer("colour") + " serves");
            return this;
        }

        @Override
        public void sample() {
            sampled.set(true);
        }

        @Override
        public void abandon() {
            heard.add("abandon");
        }

        @Override
        public boolean isWithinCallOf(long moment) {
            return busy;
        }

        @Override
        public void settle() {
            heard.add("settle");
        }

        @Override
        public void revert() {
            heard.add("revert while " + node.answer("colour") + " serves");
        }
    }

    @BeforeEach
    void start() throws Exception {
        node = TestNode.start(home);
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        node.framework.getBundleContext().registerService(Successor.class, new Listening(), null);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    private Path colour(String version, String answer) {
        return ExtensionForge.bundle("org.example.colour", version).with(Resolvers.answering("colour", answer)).writeTo(jars);
    }

    @Test
    void stateIsHandedOverAfterTheSwapAndSettledAtTheCommit() {
        node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        assertEquals(List.of("prepare 1.1.0", "take over while blue serves", "settle"), heard);
    }

    @Test
    void stateGoesBackWithTheVersion() {
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), ON_PROBATION, "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        node.fail("colour");
        node.await(upgrade);
        assertEquals(List.of("prepare 1.1.0", "take over while blue serves", "revert while red serves"), heard);
    }

    @Test
    void aProbationLastsAsLongAsACallThatBeganInIt() {
        busy = true;
        Options soonOver = new Options(Duration.ofSeconds(20), Duration.ZERO, 0, Duration.ofMillis(1), 0);
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), soonOver, "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        Deployment other = node.deploy(AT_ONCE,
                ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars)); // queued behind its end
        assertEquals(State.PROBATION, node.deployer.deployment(upgrade.number()).orElseThrow().state(), other::toString);
        node.fail("colour"); // it was one that hangs
        assertEquals(State.REVERTED, node.await(upgrade).state());
        assertEquals("red", node.answer("colour"));
    }

    @Test
    void whatDoesNotCatchUpNeverServes() {
        refusal = "the state cannot be read";
        Deployment failed = node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().contains("the state cannot be read"), failed.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of("prepare 1.1.0"), heard);
    }

    @Test
    void aRemovalIsHandedOverToo() {
        node.await(node.deployer.remove("org.example.colour", "tester"));
        assertEquals(List.of("prepare none", "take over while  serves", "settle"), heard);
    }

    private Deployment compared(int tolerated) {
        Deployment deployment = node.deployer.deploy(List.of(colour("1.1.0", "blue")),
                new Options(Duration.ofSeconds(10), Duration.ofMillis(400), tolerated, Duration.ZERO, 0), "tester");
        Shadow shadow = Await.until(node.gate::shadow, Optional::isPresent).get();
        for (String answer : List.of("red", "red", "blue")) {
            shadow.compared(new Shadow.Observation("x", new TreeMap<>(Map.of("p", new Text("red"))),
                    Optional.of(new TreeMap<>(Map.of("p", new Text(answer)))), Optional.empty()));
        }
        return node.await(deployment);
    }

    @Test
    void moreDifferentAnswersThanAreToleratedStopIt() {
        Deployment failed = compared(0);
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().startsWith("1 of 3 answers differed"), failed.reason());
        assertTrue(failed.reason().contains("{\"p\":\"red\"} is answered, and the candidate answers {\"p\":\"blue\"}"), failed.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of("prepare 1.1.0", "abandon"), heard);
    }

    @Test
    void toleratedDifferencesAreShown() {
        Deployment committed = compared(1);
        assertEquals(State.COMMITTED, committed.state(), committed::reason);
        assertEquals(3, committed.comparison().compared());
        assertEquals(1, committed.comparison().differing());
        assertTrue(sampled.get());
    }

    @Test
    void itIsSaidWhenNothingWasCompared() {
        Deployment committed = node.deploy(new Options(Duration.ofSeconds(10), Duration.ofMillis(20), 0, Duration.ZERO, 0), colour("1.1.0", "blue"));
        assertEquals(State.COMMITTED, committed.state(), committed::reason);
        Deployment.Step shadowed = committed.steps().stream().filter(step -> step.phase() == Deployment.Phase.SHADOWED).findFirst().orElseThrow();
        assertTrue(shadowed.detail().contains("nothing was compared"), shadowed::detail);
    }

    @Test
    void whatCannotTakeOverIsAbandonedAndTheVersionBeforeServesAgain() {
        deaf = true;
        Deployment reverted = node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        assertEquals(State.REVERTED, reverted.state());
        assertTrue(reverted.reason().contains("it does not run any more"), reverted.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of("prepare 1.1.0", "abandon"), heard);
    }

    @Test
    void whatCrashesBetweenCatchingUpAndTheSwapNeverServes() {
        crashing = true;
        Deployment failed = node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().contains("crashed on purpose"), failed.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of("prepare 1.1.0", "abandon"), heard);
    }

    @Test
    void aRollbackWhileTheSwapIsJournaledIsNotOvertakenByIt() {
        node.assembly.site().ledger().onEntry(entry -> {
            if (entry instanceof Entry.Stepped step && step.phase() == Deployment.Phase.SWAPPED) {
                node.deployer.rollback("org.example.colour", "tester");
            }
        });
        Deployment reverted = node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        assertEquals(State.REVERTED, reverted.state(), reverted::toString);
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of("org.example.colour/1.0.0"), node.staged());
        assertEquals(List.of("prepare 1.1.0", "abandon"), heard);
    }
}
