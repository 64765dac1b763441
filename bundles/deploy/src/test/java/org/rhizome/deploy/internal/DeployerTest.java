package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.deploy.internal.TestNode.AT_ONCE;
import static org.rhizome.deploy.internal.TestNode.IMPATIENT;
import static org.rhizome.deploy.internal.TestNode.ON_PROBATION;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.FrameworkWiring;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Deployments.Options;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.Extension;
import org.rhizome.deploy.Plan;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.forge.Service;
import org.rhizome.forge.Views;
import org.rhizome.gate.Lease;

/** Deployments among real bundles and components. */
class DeployerTest extends OnNode {

    private static List<Phase> phases(Deployment deployment) {
        return deployment.steps().stream().map(Deployment.Step::phase).toList();
    }

    /** The old version serves on, nothing of the new one is left, and the reason is there. */
    private void assertFailed(Deployment deployment, String reason) {
        assertEquals(State.FAILED, deployment.state(), deployment::toString);
        assertTrue(deployment.reason().contains(reason), deployment.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(List.of(COLOUR + "/1.0.0"), node.staged());
    }

    @Test
    void anExtensionIsInstalledStepByStep() {
        Deployment deployment = node.deploy(AT_ONCE, colour("1.0.0", "red"));
        assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
        assertEquals(List.of(Phase.PLANNED, Phase.STAGED, Phase.STARTED, Phase.HEALTHY, Phase.CAUGHT_UP, Phase.SWAPPED, Phase.DRAINED,
                Phase.COMMITTED), phases(deployment));
        assertEquals(Plan.Action.INSTALL, deployment.changes().getFirst().action());
        assertEquals("red", node.answer("colour"));
        Extension extension = node.extension(COLOUR);
        assertEquals(Extension.State.SERVING, extension.state());
        assertEquals(List.of("resolver:colour"), extension.services());
        assertEquals("", extension.rollbackTo());
        assertTrue(extension.generation() > 0 && extension.since() > 0, extension::toString);
    }

    @Test
    void anUpgradeTouchesNoOtherBundleAndLeavesNothingBehind() throws Exception {
        node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars));
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Set<String> touched = ConcurrentHashMap.newKeySet();
        BundleListener listener = (SynchronousBundleListener) event -> touched.add(event.getBundle().getSymbolicName());
        node.framework.getBundleContext().addBundleListener(listener);
        Deployment deployment = node.deploy(AT_ONCE, colour("1.1.0", "blue"));
        node.framework.getBundleContext().removeBundleListener(listener);
        assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
        assertEquals(Plan.Action.UPGRADE, deployment.changes().getFirst().action());
        assertEquals("blue", node.answer("colour"));
        assertEquals(Set.of(COLOUR), touched);
        assertEquals(List.of(COLOUR + "/1.1.0", "org.example.other/1.0.0"), node.staged());
        assertEquals(List.of(), List.copyOf(node.framework.adapt(FrameworkWiring.class).getRemovalPendingBundles()));
        assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void aRequestThatRunsKeepsItsVersionAndIsWaitedFor() throws Exception {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment upgrade;
        try (Lease running = node.gate.enter()) {
            upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), AT_ONCE, "tester");
            Await.until(() -> node.answer("colour"), "blue"::equals);
            assertEquals("1.0.0", running.generation().resolver("colour").orElseThrow().version());
            assertFalse(node.deployer.deployment(upgrade.number()).orElseThrow().state().isEnded());
        }
        assertEquals(State.COMMITTED, node.await(upgrade).state());
    }

    @Test
    void whatThrowsInActivateNeverServes() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        assertFailed(node.deploy(AT_ONCE, colour("1.1.0", Resolvers.throwingInActivate("colour"))), "forged to fail in activate");
    }

    @Test
    void whatHangsWhenItStartsNeverServes() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        assertFailed(node.deploy(IMPATIENT, colour("1.1.0", Resolvers.blockingInConstructor("colour"))), "did not come back within 300 ms");
    }

    @Test
    void whatHangsForEverWhenItStartsHoldsUpNothingElse() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Service deaf = Resolvers.resolver(
                "colour", "public CLASS() { while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); } }", "", "never");
        Deployment failed = node.deploy(IMPATIENT, colour("1.1.0", deaf));
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().contains("did not mind being interrupted"), failed.reason());
        assertEquals("red", node.answer("colour"));
        assertEquals(State.COMMITTED, node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.other", "1.0.0")
                .with(Resolvers.answering("other", "x")).writeTo(jars)).state());
        Deployment next = node.deploy(AT_ONCE, colour("1.2.0", "blue"));
        assertEquals(State.COMMITTED, next.state(), next::reason);
        assertEquals("blue", node.answer("colour"));
    }

    @Test
    void whatDoesNotOfferWhatItDeclaresNeverServes() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Path jar = ExtensionForge.bundle(COLOUR, "1.1.0").with(Resolvers.answering("colour", "blue")).declares("resolver", "shade").writeTo(jars);
        assertFailed(node.deploy(IMPATIENT, jar), "declares resolver:shade and did not offer it within 300 ms");
    }

    @Test
    void whatFailsItsSelfTestNeverServes() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Service blue = Resolvers.answering("colour", "blue");
        assertFailed(node.deploy(AT_ONCE, colour("1.1.0", blue, SelfTests.failing("no paint"))), "no paint");
        assertFailed(node.deploy(IMPATIENT, colour("1.1.0", blue, SelfTests.hanging())), "self test of org.example.colour 1.1.0 did not come back");
        Deployment passed = node.deploy(AT_ONCE, colour("1.1.0", blue, SelfTests.passing()));
        assertEquals(State.COMMITTED, passed.state(), passed::reason);
    }

    @Test
    void whatThrowsAtAClaimNeverServes() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        assertFailed(node.deploy(AT_ONCE, colour("1.1.0", Resolvers.throwing("colour"))), "forged to fail");
    }

    @Test
    void aViewIsTriedToo() {
        Path jar = ExtensionForge.bundle("org.example.view", "1.0.0").with(Views.counting("tagged", "tag", "1")).writeTo(jars);
        Deployment deployment = node.deploy(AT_ONCE, jar);
        assertEquals(State.COMMITTED, deployment.state(), deployment::reason);
    }

    @Test
    void aWrongApiIsRefusedBeforeAnythingIsInstalled() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Path jar = ExtensionForge.bundle(COLOUR, "1.1.0").with(Resolvers.answering("colour", "blue"))
                .importing("org.rhizome.resolver", "[9,10)").writeTo(jars);
        Plan plan = node.deployer.plan(List.of(jar));
        assertFalse(plan.isPossible());
        assertTrue(plan.refusals().getFirst().contains("org.rhizome.resolver"), plan::toString);
        assertThrows(DeploymentRefusedException.class, () -> node.deployer.deploy(List.of(jar), AT_ONCE, "tester"));
        assertEquals(1, node.deployer.deployments(Long.MAX_VALUE, 10).size());
    }

    @Test
    void aPlanChangesNothing() throws Exception {
        Plan plan = node.deployer.plan(List.of(colour("1.0.0", "red")));
        assertTrue(plan.isPossible(), plan::toString);
        assertEquals(List.of(Plan.Action.INSTALL), plan.changes().stream().map(Plan.Change::action).toList());
        assertEquals(List.of(), node.staged());
        assertEquals(List.of(), files(home.resolve("deployments/jars")));
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    @Test
    void errorsOverTheBudgetSwapBackAtOnceOnTheThreadThatHeardThem() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), ON_PROBATION, "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        assertEquals(Extension.State.PROBATION, node.extension(COLOUR).state());
        assertEquals("1.0.0", node.extension(COLOUR).rollbackTo());
        node.fail("colour");
        assertEquals("red", node.answer("colour"));
        Deployment reverted = node.await(upgrade);
        assertEquals(State.REVERTED, reverted.state());
        assertTrue(reverted.reason().contains("wrong on purpose"), reverted.reason());
        assertTrue(reverted.steps().getLast().detail().contains(" ms after the decision"), reverted.steps()::toString);
        assertEquals(List.of(COLOUR + "/1.0.0"), node.staged());
    }

    @Test
    void errorsWithinTheBudgetAreForgiven() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")),
                new Options(ON_PROBATION.deadline(), ON_PROBATION.shadow(), 0, ON_PROBATION.probation(), 2),
                "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        node.fail("colour");
        node.fail("colour");
        assertEquals("blue", node.answer("colour"));
        node.fail("colour");
        assertEquals("red", node.answer("colour"));
    }

    @Test
    void aRollbackDuringProbationIsImmediateAndLaterADeploymentOfItsOwn() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), ON_PROBATION, "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        assertEquals(State.REVERTED, node.deployer.rollback(COLOUR, "tester").state());
        assertEquals("red", node.answer("colour"));
        node.await(upgrade);
        assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.1.0", "blue")).state());
        Deployment back = node.await(node.deployer.rollback(COLOUR, "tester"));
        assertEquals(State.COMMITTED, back.state(), back::reason);
        assertEquals(Plan.Action.ROLL_BACK, back.changes().getFirst().action());
        assertEquals("red", node.answer("colour"));
        assertEquals("1.1.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void aNewDeploymentEndsTheProbationOfTheSameExtensionAndWaitsForNoOther() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment first = node.deployer.deploy(List.of(colour("1.1.0", "blue")), ON_PROBATION, "tester");
        node.awaitState(first.number(), State.PROBATION);
        Deployment other = node.deploy(AT_ONCE, ExtensionForge.bundle("org.example.other", "1.0.0")
                .with(Resolvers.answering("other", "x")).writeTo(jars));
        assertEquals(State.COMMITTED, other.state());
        assertEquals(State.PROBATION, node.deployer.deployment(first.number()).orElseThrow().state());
        assertEquals(State.COMMITTED, node.deploy(AT_ONCE, colour("1.2.0", "green")).state());
        assertEquals(State.COMMITTED, node.deployer.deployment(first.number()).orElseThrow().state());
        assertEquals("green", node.answer("colour"));
        assertEquals("1.1.0", node.extension(COLOUR).rollbackTo());
    }

    @Test
    void severalExtensionsChangeInOneStepOrNotAtAll() {
        Path majority = ExtensionForge.bundle("org.example.base", "1.0.0").with(Resolvers.answering("base", "b")).writeTo(jars);
        Path needy = ExtensionForge.bundle("org.example.needy", "1.0.0").with(Resolvers.answering("needy", "n")).needs("resolver", "base")
                .writeTo(jars);
        Plan alone = node.deployer.plan(List.of(needy));
        assertTrue(alone.refusals().getFirst().contains("needs an extension that offers the resolver \"base\""), alone::toString);
        Deployment both = node.deploy(AT_ONCE, needy, majority);
        assertEquals(State.COMMITTED, both.state(), both::reason);
        assertEquals("n", node.answer("needy"));
        Path broken = ExtensionForge.bundle("org.example.base", "1.1.0").with(Resolvers.throwing("base")).writeTo(jars);
        Path fine = ExtensionForge.bundle("org.example.needy", "1.1.0").with(Resolvers.answering("needy", "n2")).needs("resolver", "base")
                .writeTo(jars);
        assertEquals(State.FAILED, node.deploy(AT_ONCE, fine, broken).state());
        assertEquals("n", node.answer("needy"));
        assertEquals("b", node.answer("base"));
        DeploymentRefusedException refused =
                assertThrows(DeploymentRefusedException.class, () -> node.deployer.remove("org.example.base", "tester"));
        assertEquals(DeploymentRefusedException.Kind.CONFLICT, refused.kind());
        assertTrue(refused.getMessage().contains("org.example.needy needs the resolver \"base\""), refused.getMessage());
    }

    @Test
    void whatDecidesUnlessAReaderChoosesStays() {
        Path usual = ExtensionForge.bundle("org.example.usual", "1.0.0").with(Resolvers.answering("last-write", "u")).writeTo(jars);
        Path without = ExtensionForge.bundle("org.example.usual", "1.1.0").with(Resolvers.answering("first-write", "u")).writeTo(jars);
        node.deploy(AT_ONCE, usual);
        DeploymentRefusedException refused =
                assertThrows(DeploymentRefusedException.class, () -> node.deployer.remove("org.example.usual", "tester"));
        assertTrue(refused.getMessage().contains("The node needs the resolver \"last-write\""), refused.getMessage());
        assertFalse(node.deployer.plan(List.of(without)).isPossible());
    }

    @Test
    void whatIsRemovedCanBeBroughtBack() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment removed = node.await(node.deployer.remove(COLOUR, "tester"));
        assertEquals(State.COMMITTED, removed.state(), removed::reason);
        assertEquals("", node.answer("colour"));
        assertEquals(List.of(), node.staged());
        assertEquals(State.COMMITTED, node.await(node.deployer.rollback(COLOUR, "tester")).state());
        assertEquals("red", node.answer("colour"));
    }

    @Test
    void ofSeveralJarsEachWarningSaysWhoseItIs() {
        Path other = ExtensionForge.bundle("org.example.other", "1.0.0").with(Resolvers.answering("other", "x")).writeTo(jars);
        assertTrue(node.deployer.plan(List.of(other)).warnings().getFirst().startsWith("The jar is not signed"));
        List<String> warnings = node.deployer.plan(List.of(colour("1.0.0", "red"), other)).warnings();
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().startsWith(COLOUR + ": The jar is not signed"), warnings::toString);
        assertTrue(warnings.getLast().startsWith("org.example.other: The jar is not signed"), warnings::toString);
    }

    @Test
    void anUnknownExtensionIsNamedWithThoseThatThereAre() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        DeploymentRefusedException refused =
                assertThrows(DeploymentRefusedException.class, () -> node.deployer.rollback("org.example.nobody", "tester"));
        assertEquals(DeploymentRefusedException.Kind.UNKNOWN, refused.kind());
        assertTrue(refused.getMessage().contains(COLOUR), refused.getMessage());
    }

    @Test
    void theVeryJarThatServesIsRefused() {
        Path jar = colour("1.0.0", "red");
        node.deploy(AT_ONCE, jar);
        DeploymentRefusedException refused =
                assertThrows(DeploymentRefusedException.class, () -> node.deployer.deploy(List.of(jar), AT_ONCE, "tester"));
        assertTrue(refused.getMessage().contains("serves already"), refused.getMessage());
    }

    @Test
    void aServiceOfAnotherExtensionIsNotTakenOver() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Path rival = ExtensionForge.bundle("org.example.rival", "1.0.0").with(Resolvers.answering("colour", "mine")).writeTo(jars);
        Plan plan = node.deployer.plan(List.of(rival));
        assertTrue(plan.refusals().getFirst().contains("would be offered by both"), plan::toString);
    }

    @Test
    void onlyTheCommittedJarAndTheOneBeforeAreKept() throws Exception {
        for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
            node.deploy(AT_ONCE, colour(version, version));
        }
        node.deploy(AT_ONCE, colour("1.3.0", Resolvers.throwing("colour")));
        assertEquals(2, files(home.resolve("deployments/jars")).size());
    }

    @Test
    void aNewConfigurationEndsNothingThatIsUnderWay() {
        node.deploy(AT_ONCE, colour("1.0.0", "red"));
        Deployment upgrade = node.deployer.deploy(List.of(colour("1.1.0", "blue")), ON_PROBATION, "tester");
        node.awaitState(upgrade.number(), State.PROBATION);
        node.assembly.configure(new Settings(
                ON_PROBATION, Duration.ofSeconds(1), Duration.ofSeconds(1), 1000, Duration.ofDays(1), Duration.ofSeconds(3)));
        assertEquals(ON_PROBATION, node.deployer.usual());
        assertEquals(State.PROBATION, node.deployer.deployment(upgrade.number()).orElseThrow().state());
        node.fail("colour");
        assertEquals(State.REVERTED, node.await(upgrade).state());
    }
}
