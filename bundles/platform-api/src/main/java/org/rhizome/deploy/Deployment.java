package org.rhizome.deploy;

import java.util.List;

/**
 * One deployment, as the journal has it.
 *
 * @param number rises by one
 * @param by who asked
 * @param changes what it changes
 * @param state where it is
 * @param steps those taken so far, in order
 * @param reason why it did not succeed, in a sentence; empty otherwise
 * @param warnings as in {@link Plan}
 * @param comparison what shadow comparison found; null without one
 * @param leaks for each retired version what became of its class loader
 */
public record Deployment(
        long number, String by, List<Plan.Change> changes, State state, List<Step> steps, String reason, List<String> warnings,
        Comparison comparison, List<LeakVerdict> leaks) {

    public Deployment {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
        leaks = List.copyOf(leaks);
    }

    /** How far a deployment is. */
    public enum State {
        /** Under way; what served before still does. */
        RUNNING,
        /** The new version serves, the former is ready to return. */
        PROBATION,
        /** The new version serves for good. */
        COMMITTED,
        /** The former version never stopped serving. */
        FAILED,
        /** The former version serves again. */
        REVERTED,
        /** The node stopped before it was committed; what served before does so again. */
        INTERRUPTED;

        public boolean isEnded() {
            return this != RUNNING && this != PROBATION;
        }
    }

    /** The steps of hot upgrade, in their order. */
    public enum Phase {
        PLANNED, STAGED, STARTED, HEALTHY, CAUGHT_UP, SHADOWED, SWAPPED, DRAINED, PROBATION, COMMITTED, REVERTED, FAILED
    }

    /**
     * A step.
     *
     * @param phase which
     * @param at when it was journaled, milliseconds since 1970: before it was taken
     * @param detail for people, may be empty
     */
    public record Step(Phase phase, long at, String detail) {}

    /**
     * What comparing answers found.
     *
     * @param compared answers
     * @param differing among them
     * @param examples of differences, some
     */
    public record Comparison(long compared, long differing, List<String> examples) {
        public Comparison {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Whether a retired version left the JVM.
     *
     * @param extension its name
     * @param version of it
     * @param collected whether its class loader was collected
     * @param millis after how long, or for how long it was looked for
     * @param heldBy what was found to hold it, for people; empty when it was collected or nothing was found
     */
    public record LeakVerdict(String extension, String version, boolean collected, long millis, List<String> heldBy) {
        public LeakVerdict {
            heldBy = List.copyOf(heldBy);
        }
    }
}
