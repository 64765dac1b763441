package org.rhizome.core;

import java.time.Duration;

/**
 * When a resolver is given a rest.
 *
 * @param failures so many in a row open the breaker; a timeout does so at once
 * @param pause how long the resolver is not asked then
 */
record BreakerSettings(int failures, Duration pause) {

    static final BreakerSettings DEFAULTS = new BreakerSettings(3, Duration.ofSeconds(30));

    BreakerSettings {
        if (failures < 1 || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("failures and pause must be positive: not " + failures + ", " + pause);
        }
    }
}
