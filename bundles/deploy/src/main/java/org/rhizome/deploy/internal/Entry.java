package org.rhizome.deploy.internal;

import java.util.List;
import java.util.Map;
import org.rhizome.deploy.Deployment;

/** A line of the journal. */
sealed interface Entry {

    /** Of the deployment it belongs to. */
    long number();

    /** It begins, or what it does was found out anew before it was done. */
    record Planned(long number, long at, String by, List<Move> moves, List<String> warnings) implements Entry {
        public Planned {
            moves = List.copyOf(moves);
            warnings = List.copyOf(warnings);
        }
    }

    /** A step is about to be taken. */
    record Stepped(long number, Deployment.Phase phase, long at, String detail) implements Entry {}

    /** What is known about the last step since it was taken. */
    record Noted(long number, String detail) implements Entry {}

    /** The answers of two versions were compared. */
    record Compared(long number, Deployment.Comparison comparison) implements Entry {}

    /** What became of a retired version. */
    record Judged(long number, Deployment.LeakVerdict verdict) implements Entry {}

    /** The node stopped before it ended. */
    record Interrupted(long number, long at, String reason) implements Entry {}

    /** It stands in the store as deltas. */
    record Recorded(long number) implements Entry {}

    /**
     * Everything that was decided so far, in place of the lines that said so.
     *
     * @param number of the last deployment
     * @param desired by extension
     */
    record Summed(long number, Map<String, Desired> desired) implements Entry {
        public Summed {
            desired = Map.copyOf(desired);
        }
    }
}
