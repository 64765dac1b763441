package org.rhizome.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the console clear while a node starts, so that a failed start ends in the launcher's one sentence; what was held back is in the
 * log file and counted. Named in {@code etc/logback.xml}.
 */
public final class ConsoleFilter extends Filter<ILoggingEvent> {

    private static final AtomicInteger HELD_WARNINGS = new AtomicInteger();

    private static volatile boolean started;

    /** From here on warnings and errors go to the console; gives how many were held back until now. */
    static int open() {
        started = true;
        return HELD_WARNINGS.get();
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return FilterReply.DENY;
        }
        if (!started) {
            HELD_WARNINGS.incrementAndGet();
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }
}
