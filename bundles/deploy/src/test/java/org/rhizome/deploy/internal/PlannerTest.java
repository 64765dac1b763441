package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Plan.Action;

class PlannerTest {

    private static Release release(String version, String... services) {
        return new Release(version, "sum-of-" + version, "", List.of(services), List.of(), Release.Origin.DEPLOYMENT,
                Release.Nature.of(List.of(services)));
    }

    private static Candidate candidate(String name, Release release, String... needs) {
        return new Candidate(name, needing(release, needs), List.of());
    }

    private static Resident resident(String name, Release release, String... needs) {
        return new Resident(name, 1, needing(release, needs), List.of());
    }

    private static Release needing(Release release, String... needs) {
        return new Release(release.version(), release.sha256(), "", release.services(), List.of(needs), release.origin(), release.nature());
    }

    private static String need(String type, String name) {
        return "(&(type=" + type + ")(name=" + name + "))";
    }

    private static Scene scene(Resident... residents) {
        Map<String, Resident> map = new HashMap<>();
        for (Resident resident : residents) {
            map.put(resident.extension(), resident);
        }
        return new Scene(map, Map.of());
    }

    private static Draft deploy(Scene scene, Candidate... candidates) {
        return Planner.plan(new Intention.Deploy(List.of(candidates)), scene);
    }

    private static void assertRefused(Draft draft, Kind kind, String words) {
        assertEquals(1, draft.refusals().size(), draft::toString);
        assertEquals(kind, draft.refusals().getFirst().kind());
        assertTrue(draft.reasons().getFirst().contains(words), draft.reasons()::toString);
    }

    private static Action action(String from, String to) {
        Draft draft = deploy(scene(resident("a", release(from, "resolver:a"))),
                candidate("a", release(to, "resolver:a").withJar("another")));
        assertEquals(List.of(), draft.refusals());
        return draft.moves().getFirst().action();
    }

    @Test
    void theActionFollowsTheVersions() {
        assertEquals(Action.UPGRADE, action("1.9.0", "1.10.0"));
        assertEquals(Action.DOWNGRADE, action("1.10.0", "1.9.0"));
        assertEquals(Action.REPLACE, action("1.0.0", "1.0.0"));
        assertEquals(Action.INSTALL, deploy(scene(), candidate("a", release("1.0.0", "resolver:a"))).moves().getFirst().action());
    }

    @Test
    void oneNameTwiceIsRefused() {
        assertRefused(deploy(scene(), candidate("a", release("1.0.0", "resolver:a")), candidate("a", release("1.1.0", "resolver:a"))),
                Kind.CONFLICT, "Two of the jars are a");
    }

    @Test
    void whatOthersAreWiredToIsNotReplaced() {
        Scene scene = scene(new Resident("a", 1, release("1.0.0", "resolver:a"), List.of("user 1.0.0")));
        assertRefused(deploy(scene, candidate("a", release("1.1.0", "resolver:a"))), Kind.CONFLICT, "user 1.0.0");
        assertRefused(Planner.plan(new Intention.Remove("a"), scene), Kind.CONFLICT, "user 1.0.0");
    }

    @Test
    void aNewVersionThatOffersLessThanOthersNeedIsRefused() {
        Scene scene = scene(resident("a", release("1.0.0", "resolver:a", "view:b")),
                resident("needy", release("1.0.0", "view:n"), need("view", "b")));
        assertRefused(deploy(scene, candidate("a", release("1.1.0", "resolver:a"))), Kind.CONFLICT,
                "needy needs the view \"b\", which a would not offer any more");
        assertRefused(Planner.plan(new Intention.Remove("a"), scene), Kind.CONFLICT, "needy needs");
        assertEquals(List.of(), deploy(scene, candidate("a", release("1.1.0", "resolver:a")), candidate("needy", release("1.1.0", "view:n")))
                .refusals());
    }

    @Test
    void whatIsLackingAlreadyStandsInTheWayOfNoOther() {
        Scene scene = scene(resident("needy", release("1.0.0", "view:n"), need("view", "parked")), resident("a", release("1.0.0", "resolver:a")));
        assertEquals(List.of(), deploy(scene, candidate("a", release("1.1.0", "resolver:a"))).refusals());
        assertEquals(List.of(), Planner.plan(new Intention.Remove("a"), scene).refusals());
        assertRefused(deploy(scene, candidate("needy", release("1.1.0", "view:n"), need("view", "parked"))), Kind.CONFLICT,
                "needy needs an extension that offers the view \"parked\"");
    }

    @Test
    void aServiceMayMoveFromOneExtensionToAnotherInOneStep() {
        Scene scene = scene(resident("a", release("1.0.0", "resolver:a", "resolver:b")), resident("c", release("1.0.0", "resolver:c")));
        Candidate taker = candidate("c", release("1.1.0", "resolver:c", "resolver:b"));
        assertRefused(deploy(scene, taker), Kind.CONFLICT, "The resolver \"b\" would be offered by both a and c");
        assertEquals(List.of(), deploy(scene, taker, candidate("a", release("1.1.0", "resolver:a"))).refusals());
    }

    @Test
    void aRollbackNeedsAVersionBeforeWhoseJarIsThere() {
        Resident resident = resident("a", release("1.1.0", "resolver:a"));
        assertRefused(Planner.plan(new Intention.RollBack("a"), scene(resident)), Kind.CONFLICT, "no version of a before");
        assertRefused(Planner.plan(new Intention.RollBack("b"), scene(resident)), Kind.UNKNOWN, "There is no extension \"b\"");
        Desired desired = new Desired(Optional.of(resident.release()), Optional.of(release("1.0.0", "resolver:a")), 7, 0, "ann");
        Draft draft = Planner.plan(new Intention.RollBack("a"), new Scene(Map.of("a", resident), Map.of("a", desired)));
        assertEquals(List.of(new Move("a", Action.ROLL_BACK, desired.current(), desired.previous())), draft.moves());
    }

    @Test
    void aVersionThatNeedsWhatIsGoneIsNotRolledBackTo() {
        Release before = needing(release("1.0.0", "resolver:a"), need("view", "gone"));
        Resident resident = resident("a", release("1.1.0", "resolver:a"));
        Desired desired = new Desired(Optional.of(resident.release()), Optional.of(before), 7, 0, "ann");
        assertRefused(Planner.plan(new Intention.RollBack("a"), new Scene(Map.of("a", resident), Map.of("a", desired))), Kind.CONFLICT,
                "a needs an extension that offers the view \"gone\"");
    }

    @Test
    void everyReasonIsGiven() {
        Scene scene = scene(resident("a", release("1.0.0", "resolver:a")));
        Draft draft = deploy(scene, candidate("b", release("1.0.0", "resolver:a"), need("plugin", "p")));
        assertEquals(2, draft.refusals().size(), draft::toString);
    }
}
