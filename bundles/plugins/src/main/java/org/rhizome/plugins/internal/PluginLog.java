package org.rhizome.plugins.internal;

import java.util.function.BooleanSupplier;
import org.rhizome.extension.Log;
import org.rhizome.supervision.LogLimit;
import org.slf4j.Logger;

/** The node's log for one plugin: nothing of what it is given is kept, it cannot be flooded, and it falls silent with the instance. */
record PluginLog(Logger logger, LogLimit limit, BooleanSupplier silent) implements Log {

    @Override
    public void info(String message) {
        if (!silent.getAsBoolean()) {
            limit.admit(message).forEach(line -> logger.info("{}", line));
        }
    }

    @Override
    public void warn(String message) {
        if (!silent.getAsBoolean()) {
            limit.admit(message).forEach(line -> logger.warn("{}", line));
        }
    }

    @Override
    public void error(String message, Throwable cause) {
        if (!silent.getAsBoolean()) {
            (cause == null ? limit.admit(message) : limit.admit(message, Fault.text(cause))).forEach(line -> logger.error("{}", line));
        }
    }
}
