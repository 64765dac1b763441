package org.rhizome.plugins.internal;

import java.util.function.BooleanSupplier;
import org.rhizome.extension.Log;
import org.slf4j.Logger;

/** The node's log for one plugin: nothing of what it is given is kept, and it falls silent with the instance. */
record PluginLog(Logger logger, BooleanSupplier silent) implements Log {

    @Override
    public void info(String message) {
        if (!silent.getAsBoolean()) {
            logger.info("{}", message);
        }
    }

    @Override
    public void warn(String message) {
        if (!silent.getAsBoolean()) {
            logger.warn("{}", message);
        }
    }

    @Override
    public void error(String message, Throwable cause) {
        if (!silent.getAsBoolean()) {
            logger.error("{}{}", message, cause == null ? "" : ": " + Fault.text(cause));
        }
    }
}
