package org.rhizome.http;

import org.rhizome.extension.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of an endpoint, under the name of its bundle, until the request is over. */
final class EndpointLog implements Log {

    private final Logger log;
    private volatile boolean closed;

    EndpointLog(String bundle) {
        log = LoggerFactory.getLogger(bundle);
    }

    void close() {
        closed = true;
    }

    @Override
    public void info(String message) {
        if (!closed) {
            log.info("{}", message);
        }
    }

    @Override
    public void warn(String message) {
        if (!closed) {
            log.warn("{}", message);
        }
    }

    /** The cause is put into words here: the log would keep it, and with it the class loader of the extension. */
    @Override
    public void error(String message, Throwable cause) {
        if (closed) {
            return;
        }
        if (cause == null) {
            log.error("{}", message);
        } else {
            log.error("{}: {}", message, Described.trace(cause));
        }
    }
}
