package org.rhizome.core;

import java.time.Duration;

/**
 * How resolvers are guarded.
 *
 * @param call how long one call of a resolver may take; it is given up after at least three quarters of that
 * @param total how long all calls for one piece of work may take, sampled four times in the time of {@code call}
 * @param runaways so many threads may be stuck in resolvers; then those resolvers are not called any more
 * @param threads so much work runs at once, not counting what is stuck; work for the same view may take half of them
 */
record GuardSettings(Duration call, Duration total, int runaways, int threads) {

    /** A second, ten in all, 8 stuck, 16 at once: resolvers compute, so that more threads would only wait for each other. */
    static final GuardSettings DEFAULTS = new GuardSettings(Duration.ofSeconds(1), Duration.ofSeconds(10), 8, 16);

    GuardSettings {
        if (call.toMillis() < 1 || total.compareTo(call) < 0 || runaways < 1 || threads < 2) {
            throw new IllegalArgumentException("a call must have at least 1 ms, all calls no less than one, and there must be at least"
                    + " 1 runaway and 2 threads: not " + call + ", " + total + ", " + runaways + ", " + threads);
        }
    }

    /** The same with another limit for one call. */
    GuardSettings withCall(Duration limit) {
        return new GuardSettings(limit, total.compareTo(limit) < 0 ? limit : total, runaways, threads);
    }
}
