package org.rhizome.plugins.internal;

import java.time.Duration;

/**
 * Bounds of plugins and views.
 *
 * @param mailbox calls that may wait for an instance, and timers that it may have set
 * @param call how long one call of an extension may take before it is interrupted
 * @param grace how long an interrupted call may take to come back before its thread is given up
 * @param crashes more of them than this within {@code window} lead to quarantine
 * @param window in which crashes are counted
 * @param firstBackoff wait before the first restart; doubles with every crash in the window
 * @param longestBackoff longest such wait
 * @param saveDeltas handled deltas after which the state is saved at the latest
 * @param saveAfter time after which an unsaved change of the state is saved at the latest
 * @param depth longest chain of derivations that is let in
 * @param emissions most claims that one delta, call or timer may lead to
 * @param remembered most deltas that a plugin remembers because their transaction is incomplete; of more it forgets the oldest
 */
record Settings(
        int mailbox, Duration call, Duration grace, int crashes, Duration window, Duration firstBackoff, Duration longestBackoff,
        int saveDeltas, Duration saveAfter, int depth, int emissions, int remembered) {

    static final Settings DEFAULTS = new Settings(
            1_000, Duration.ofSeconds(10), Duration.ofSeconds(2), 5, Duration.ofSeconds(60), Duration.ofMillis(100), Duration.ofSeconds(30),
            1_000, Duration.ofSeconds(1), 8, 1_000, 100_000);
}
