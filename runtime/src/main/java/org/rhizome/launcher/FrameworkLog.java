package org.rhizome.launcher;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;

/** Sends what the framework itself has to say to the log instead of to standard output. */
final class FrameworkLog extends org.apache.felix.framework.Logger {

    private final Logger log;

    FrameworkLog(Logger log) {
        this.log = log;
        setLogLevel(LOG_INFO);
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared by Felix
    protected void doLog(Bundle bundle, ServiceReference reference, int level, String message, Throwable failure) {
        String text = bundle == null ? message : bundle + ": " + message;
        switch (level) {
            case LOG_ERROR -> log.error(text, failure);
            case LOG_WARNING -> log.warn(text, failure);
            case LOG_INFO -> log.info(text, failure);
            default -> log.debug(text, failure);
        }
    }
}
