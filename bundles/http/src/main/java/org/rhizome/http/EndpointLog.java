package org.rhizome.http;

import java.util.concurrent.ConcurrentMap;
import org.rhizome.extension.Log;
import org.rhizome.supervision.LogLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of an endpoint, under the name of its bundle, until the request is over. It cannot be flooded. */
final class EndpointLog implements Log {

    private final Logger log;
    private final LogLimit limit;
    private volatile boolean closed;

    private EndpointLog(Logger log, LogLimit limit) {
        this.log = log;
        this.limit = limit;
    }

    /** @param limits of the bundles, by name: what they have in common over all requests */
    static EndpointLog of(String bundle, ConcurrentMap<String, LogLimit> limits) {
        return new EndpointLog(LoggerFactory.getLogger(bundle), limits.computeIfAbsent(bundle, _ -> new LogLimit()));
    }

    void close() {
        closed = true;
    }

    @Override
    public void info(String message) {
        if (!closed) {
            limit.admit(message).forEach(line -> log.info("{}", line));
        }
    }

    @Override
    public void warn(String message) {
        if (!closed) {
            limit.admit(message).forEach(line -> log.warn("{}", line));
        }
    }

    /** The cause is put into words here: the log would keep it, and with it the class loader of the extension. */
    @Override
    public void error(String message, Throwable cause) {
        if (!closed) {
            (cause == null ? limit.admit(message) : limit.admit(message, traced(cause))).forEach(line -> log.error("{}", line));
        }
    }

    /** In one line, since what begins a line is the node's to say. */
    private static String traced(Throwable cause) {
        return Described.trace(cause).replaceAll("\\R\\s*at ", " at ");
    }
}
