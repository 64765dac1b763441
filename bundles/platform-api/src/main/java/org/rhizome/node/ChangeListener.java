package org.rhizome.node;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of every change of what can be seen, one change at a time, in order. */
@ConsumerType
public interface ChangeListener {

    /**
     * Called by the writer after the change is durable and visible and before its senders are told: hand it over and return; whoever
     * blocks here holds up all writing. What it throws is logged.
     */
    void changed(Change change);
}
