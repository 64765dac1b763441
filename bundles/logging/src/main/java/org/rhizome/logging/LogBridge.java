package org.rhizome.logging;

import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each entry of the OSGi log to the slf4j logger named like the bundle it came from. */
final class LogBridge implements LogListener {

    @Override
    public void logged(LogEntry entry) {
        if (lifecycle(entry)) {
            return;
        }
        Logger log = LoggerFactory.getLogger(entry.getBundle().getSymbolicName());
        switch (entry.getLogLevel()) {
            case ERROR -> log.error(entry.getMessage(), entry.getException());
            case WARN -> log.warn(entry.getMessage(), entry.getException());
            case AUDIT, INFO -> log.info(entry.getMessage(), entry.getException());
            case DEBUG -> log.debug(entry.getMessage(), entry.getException());
            case TRACE -> log.trace(entry.getMessage(), entry.getException());
        }
    }

    /** Every service and bundle event is an entry too: of these, only what went wrong is worth a line. */
    private static boolean lifecycle(LogEntry entry) {
        return entry.getLoggerName().startsWith("Events.") && entry.getLogLevel().compareTo(LogLevel.WARN) > 0;
    }
}
