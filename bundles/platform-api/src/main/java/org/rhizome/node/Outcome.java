package org.rhizome.node;

import org.rhizome.delta.DeltaId;

/** What became of a submitted delta: one of three. */
public sealed interface Outcome {

    /** Checked, durable and visible. @param sequence its place in the feed */
    record Accepted(DeltaId id, long sequence) implements Outcome {}

    /** It was here before; nothing changed. */
    record Duplicate(DeltaId id) implements Outcome {}

    /** It left no trace. @param reason what is wrong and what to do */
    record Rejected(String reason) implements Outcome {}
}
