package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;
import static org.rhizome.deploy.internal.TestNode.ON_PROBATION;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.gate.Lease;

/** Whoever asks twice, or too late, takes no way back from anybody. */
class WaysBackTest extends OnNode {

    private static final Options LONG_SHADOW = new Options(Duration.ofSeconds(10), Duration.ofMinutes(10), 0, Duration.ZERO, 0);

    private Deployment onProbation(Path jar) {
        Deployment upgrade = node.deployer.deploy(List.of(jar), ON_PROBATION, "tester");
        return node.awaitState(upgrade.number(), State.PROBATION);
    }

    private void inShadow(Deployment deployment) {
        Await.until(() -> node.deployer.deployment(deployment.number()).orElseThrow().steps().getLast().phase(), Phase.SHADOWED::equals);
    }

    @Test
    void aJarThatIsBeingDeployedIsNotDeployedAgain() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Path jar = colour("1.1.0", "blue");
        Deployment first = node.deployer.deploy(List.of(jar), LONG_SHADOW, "tester");
        DeploymentRefusedException again =
                assertThrows(DeploymentRefusedException.class, () -> node.deployer.deploy(List.of(jar), AT_ONCE, "tester"));
        assertEquals(Kind.CONFLICT, again.kind());
        assertTrue(again.getMessage().contains("Deployment " + first.number() + " brings this very jar"), again.getMessage());
        node.deployer.rollback(COLOUR, "tester");
        node.await(first);
        assertEquals(State.COMMITTED, node.deploy(AT_ONCE, jar).state());
    }

    @Test
    void whatIsQueuedAndHasBecomeImpossibleEndsNoProbation() throws Exception {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Path needed = ExtensionForge.bundle("org.example.base", "1.0.0").with(Resolvers.answering("base", "b")).writeTo(jars);
        node.deploy(AT_ONCE, needed);
        Deployment holdsTheThread = node.deployer.deploy(
                List.of(ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars)), LONG_SHADOW, "tester");
        inShadow(holdsTheThread);
        Deployment upgrade = node.deployer.deploy(List.of(ExtensionForge.bundle(COLOUR, "1.1.0").with(Resolvers.answering("colour", "blue"))
                .needs("resolver", "base").writeTo(jars)), ON_PROBATION, "tester");
        Deployment removal = node.deployer.remove("org.example.base", "tester"); // possible still
        node.deployer.rollback("org.example.other", "tester");
        Deployment refused = node.await(removal);
        assertEquals(State.FAILED, refused.state());
        assertTrue(refused.reason().contains(COLOUR + " needs the resolver \"base\""), refused::reason);
        assertEquals(State.PROBATION, node.deployer.deployment(upgrade.number()).orElseThrow().state());
    }

    @Test
    void aRollbackThatComesJustAfterTheSwapBackIsThatSwapBack() throws Exception {
        node.deploy(AT_ONCE, colour("1.0.0", "green"));
        node.deploy(AT_ONCE, colour("1.1.0", "red"));
        Deployment upgrade = onProbation(colour("1.2.0", "blue"));
        try (Lease user = node.gate.enter()) { // so it is not cleaned up yet
            assertEquals("1.2.0", user.generation().resolver("colour").orElseThrow().version());
            node.fail("colour");
            assertEquals(upgrade.number(), node.deployer.rollback(COLOUR, "tester").number());
        }
        assertEquals(State.REVERTED, node.await(upgrade).state());
        assertEquals("red", node.answer("colour"));
        assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void aRollbackEndsADeploymentThatHasNotSwappedYet() {
        node.deploy(AT_ONCE, colour("1.0.0", "green"));
        node.deploy(AT_ONCE, colour("1.1.0", "red"));
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.2.0", "blue")), LONG_SHADOW, "tester");
        inShadow(upgrade);
        assertEquals(upgrade.number(), node.deployer.rollback(COLOUR, "tester").number());
        Deployment ended = node.await(upgrade);
        assertEquals(State.FAILED, ended.state());
        assertEquals("Rolled back by tester.", ended.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void aRollbackThatIsUnderWayIsTheAnswerToAnother() throws Exception {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        List<Deployment> second = new CopyOnWriteArrayList<>();
        node.assembly.site().ledger().onEntry(entry -> {
            if (entry instanceof Entry.Stepped step && step.number() == 3 && step.phase() == Phase.HEALTHY) {
                second.add(node.deployer.rollback(COLOUR, "tester"));
            }
        });
        assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
        assertEquals(List.of(3L), second.stream().map(Deployment::number).toList());
        assertEquals("red", node.answer("colour"));
    }

    /** Somebody wanted to leave the other one. */
    @Test
    void whatWasRolledBackToIsNotOnProbation() {
        node.assembly.configure(new Settings(
                ON_PROBATION, Duration.ofSeconds(5), Duration.ofSeconds(3), 1000, Duration.ofDays(1), Duration.ofSeconds(3)));
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        Deployment back = node.await(node.deployer.rollback(COLOUR, "tester"));
        assertEquals(State.COMMITTED, back.state(), back::reason);
        assertTrue(back.steps().stream().noneMatch(step -> step.phase() == Phase.PROBATION), back.steps()::toString);
        node.fail("colour");
        assertEquals("red", node.answer("colour"));
    }

    @Test
    void aRollbackEndsADeploymentThatWaitsForOthers() {
        node.deploy(AT_ONCE, colour("1.0.0", "green"));
        node.deploy(AT_ONCE, colour("1.1.0", "red"));
        Deployment holdsTheThread = node.deployer.deploy(
                List.of(ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars)), LONG_SHADOW, "tester");
        inShadow(holdsTheThread);
        Deployment waiting = node.deployer.deploy(List.of(colour("1.2.0", "blue")), AT_ONCE, "tester");
        assertEquals(waiting.number(), node.deployer.rollback(COLOUR, "tester").number());
        node.deployer.rollback("org.example.other", "tester");
        assertEquals("Rolled back by tester.", node.await(waiting).reason());
        assertEquals("red", node.answer("colour"));
        assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void aJarThatWasChangedOnDiskIsNotRolledBackTo() throws Exception {
        Deployment first = node.deploy(AT_ONCE, colour("1.0.0", "red"));
        node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        Files.copy(colour("1.0.0", "green"), node.assembly.site().jars().of(first.changes().getFirst().sha256()), StandardCopyOption.REPLACE_EXISTING);
        Deployment back = node.await(node.deployer.rollback(COLOUR, "tester"));
        assertEquals(State.FAILED, back.state());
        assertTrue(back.reason().contains("was changed on disk"), back::reason);
        assertEquals("blue", node.answer("colour"));
    }
}
