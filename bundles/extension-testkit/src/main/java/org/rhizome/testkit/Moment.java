package org.rhizome.testkit;

import org.rhizome.delta.Delta;

/** A moment in the life of a plugin: a delta that it gets, and what happens then. */
public record Moment(Delta delta, Event then) {

    /** What may happen. */
    public enum Event { NOTHING, SAVE, BLOW }
}
