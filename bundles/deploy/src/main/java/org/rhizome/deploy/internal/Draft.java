package org.rhizome.deploy.internal;

import java.util.List;
import java.util.stream.Stream;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.deploy.Plan;

/**
 * What comes of an intention.
 *
 * @param moves what would be done
 * @param refusals why it cannot be done; empty when it can
 * @param warnings what an operator should know
 */
record Draft(List<Move> moves, List<Refusal> refusals, List<String> warnings) {

    Draft {
        moves = List.copyOf(moves);
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    /** @param reason a sentence with the remedy */
    record Refusal(Kind kind, String reason) {

        static Refusal conflict(String reason) {
            return new Refusal(Kind.CONFLICT, reason);
        }
    }

    static Draft refused(Kind kind, String reason) {
        return new Draft(List.of(), List.of(new Refusal(kind, reason)), List.of());
    }

    /** The same with more that stands against it. */
    Draft refusedFor(List<Refusal> more) {
        return more.isEmpty() ? this : new Draft(moves, Stream.concat(refusals.stream(), more.stream()).toList(), warnings);
    }

    List<String> reasons() {
        return refusals.stream().map(Refusal::reason).toList();
    }

    Plan plan() {
        return new Plan(moves.stream().map(Move::change).toList(), reasons(), warnings);
    }

    /**
     * @throws DeploymentRefusedException if it cannot be done
     */
    Draft orRefuse() {
        if (!refusals.isEmpty()) {
            throw new DeploymentRefusedException(refusals.getFirst().kind(), reasons());
        }
        return this;
    }
}
