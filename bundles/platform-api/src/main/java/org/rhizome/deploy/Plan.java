package org.rhizome.deploy;

import java.util.List;

/**
 * What a deployment would do.
 *
 * @param changes one for each jar, in the order given
 * @param refusals why it cannot be done, each a sentence with the remedy; empty when it can
 * @param warnings what an operator should know
 */
public record Plan(List<Change> changes, List<String> refusals, List<String> warnings) {

    public Plan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    public boolean isPossible() {
        return refusals.isEmpty();
    }

    /**
     * What happens to one extension.
     *
     * @param extension its name: the symbolic name of its bundle
     * @param action what is done
     * @param from the version that serves now, empty when there is none
     * @param to the version that will serve, empty when it is removed
     * @param sha256 of the jar in hex, empty when it is removed
     * @param signer who signed it: an {@code ed25519:} name, {@code distribution}, or empty when nobody did
     * @param services what it offers, as {@code type:name}
     */
    public record Change(
            String extension, Action action, String from, String to, String sha256, String signer, List<String> services) {}

    /** What is done with an extension. */
    public enum Action {
        INSTALL, UPGRADE, DOWNGRADE,
        /** Another jar of the same version. */
        REPLACE,
        /** A part of the node that cannot run twice: calls wait while one takes the place of the other. */
        REPLACE_UNDER_HOLD,
        REMOVE, ROLL_BACK
    }
}
