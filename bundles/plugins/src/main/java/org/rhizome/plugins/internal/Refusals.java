package org.rhizome.plugins.internal;

import java.time.Duration;
import org.slf4j.Logger;

/** Counts claims that were not taken, and logs one a minute at most: a loop makes many. Safe for any thread. */
final class Refusals {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final Figures figures;
    private long logged; // guarded by this
    private boolean any; // guarded by this

    Refusals(Logger log, Figures figures) {
        this.log = log;
        this.figures = figures;
    }

    synchronized void refused(String why) {
        figures.refused();
        long now = System.nanoTime();
        if (!any || now - logged > PAUSE) {
            any = true;
            logged = now;
            log.warn("a claim was refused, {} so far: {}", figures.refusedCount(), why);
        }
    }
}
