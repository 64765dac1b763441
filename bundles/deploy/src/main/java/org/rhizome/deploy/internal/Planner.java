package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Plan.Action;
import org.rhizome.deploy.internal.Draft.Refusal;

/** From what is wanted and what is here to what is done, or to every reason not to. A pure function. */
final class Planner {

    private Planner() {}

    static Draft plan(Intention intention, Scene scene) {
        return switch (intention) {
            case Intention.Deploy deploy -> deploy(deploy.candidates(), scene);
            case Intention.RollBack rollBack -> rollBack(rollBack.extension(), scene);
            case Intention.Remove remove -> remove(remove.extension(), scene);
        };
    }

    private static Draft deploy(List<Candidate> candidates, Scene scene) {
        List<Refusal> refusals = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        if (candidates.isEmpty()) {
            refusals.add(new Refusal(Kind.INVALID, "There is no jar to deploy; give at least one."));
        }
        Set<String> names = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!names.add(candidate.extension())) {
                refusals.add(Refusal.conflict("Two of the jars are " + candidate.extension()
                        + "; only one version can serve: leave the other out."));
                continue;
            }
            String whose = candidates.size() == 1 ? "" : candidate.extension() + ": ";
            candidate.warnings().forEach(warning -> warnings.add(whose + warning));
            moves.add(move(candidate, scene));
            alone(candidate, candidates.size(), scene).map(Refusal::conflict).ifPresent(refusals::add);
        }
        Afterwards.of(scene, moves).objections().stream().map(Refusal::conflict).forEach(refusals::add);
        return new Draft(moves, refusals, warnings);
    }

    private static Move move(Candidate candidate, Scene scene) {
        Optional<Release> serving = Optional.ofNullable(scene.residents().get(candidate.extension())).map(Resident::release);
        Optional<Release> parked = Optional.ofNullable(scene.desired().get(candidate.extension())).flatMap(Desired::current);
        return new Move(
                candidate.extension(), action(candidate.release(), serving), serving.or(() -> parked), Optional.of(candidate.release()));
    }

    private static Action action(Release to, Optional<Release> from) {
        if (from.isEmpty()) {
            return Action.INSTALL;
        }
        if (to.nature() == Release.Nature.PART) {
            return Action.REPLACE_UNDER_HOLD;
        }
        int order = Version.valueOf(to.version()).compareTo(Version.valueOf(from.get().version()));
        return order > 0 ? Action.UPGRADE : order < 0 ? Action.DOWNGRADE : Action.REPLACE;
    }

    /** What stands against this jar by itself, whatever comes with it. */
    private static Optional<String> alone(Candidate candidate, int together, Scene scene) {
        String name = candidate.extension();
        Resident resident = scene.residents().get(name);
        boolean part = candidate.release().nature() == Release.Nature.PART;
        if (part && together > 1) {
            return Optional.of(name + " is a part of the node and replaced while calls wait; deploy it by itself.");
        }
        if (resident == null) {
            return part ? Optional.of(name + " takes the place of no part that this node has; deploy one of the same Bundle-SymbolicName.")
                    : Optional.empty();
        }
        if (resident.release().hasJar() && resident.release().sha256().equals(candidate.release().sha256())) {
            return Optional.of("This very jar of " + name + ' ' + candidate.release().version() + " serves already; there is nothing to do.");
        }
        return wired(resident);
    }

    private static Optional<String> wired(Resident resident) {
        return resident.dependants().isEmpty() ? Optional.empty()
                : Optional.of(resident.extension() + " cannot be replaced without restarting " + String.join(", ", resident.dependants())
                        + ", which use its packages; let them use services instead, or stop the node and exchange the jars.");
    }

    private static Draft rollBack(String extension, Scene scene) {
        Resident resident = scene.residents().get(extension);
        Desired desired = scene.desired().get(extension);
        if (resident == null && desired == null) {
            return unknown(extension, scene);
        }
        Optional<Release> previous = Optional.ofNullable(desired).flatMap(Desired::previous).filter(Release::hasJar);
        if (previous.isEmpty()) {
            return Draft.refused(Kind.CONFLICT, "There is no version of " + extension
                    + " before the one that serves; deploy the jar of the version that you want.");
        }
        Optional<Release> from = resident == null ? desired.current() : Optional.of(resident.release());
        Move move = new Move(extension, Action.ROLL_BACK, from, previous);
        List<Refusal> refusals = new ArrayList<>();
        Optional.ofNullable(resident).flatMap(Planner::wired).map(Refusal::conflict).ifPresent(refusals::add);
        Afterwards.of(scene, List.of(move)).objections().stream().map(Refusal::conflict).forEach(refusals::add);
        return new Draft(List.of(move), refusals, List.of());
    }

    private static Draft remove(String extension, Scene scene) {
        Resident resident = scene.residents().get(extension);
        Optional<Release> from = resident != null ? Optional.of(resident.release())
                : Optional.ofNullable(scene.desired().get(extension)).flatMap(Desired::current);
        if (from.isEmpty()) {
            return unknown(extension, scene);
        }
        List<Refusal> refusals = new ArrayList<>();
        if (from.get().nature() == Release.Nature.PART) {
            refusals.add(Refusal.conflict(extension + " is a part of the node, which does not work without it; roll it back, "
                    + "or deploy another version."));
        }
        Optional.ofNullable(resident).flatMap(Planner::wired).map(Refusal::conflict).ifPresent(refusals::add);
        Move move = new Move(extension, Action.REMOVE, from, Optional.empty());
        Afterwards.of(scene, List.of(move)).objections().stream().map(Refusal::conflict).forEach(refusals::add);
        return new Draft(List.of(move), refusals, List.of());
    }

    private static Draft unknown(String extension, Scene scene) {
        return Draft.refused(Kind.UNKNOWN, "There is no extension \"" + extension + "\"; there are "
                + scene.residents().keySet().stream().sorted().toList() + ".");
    }
}
