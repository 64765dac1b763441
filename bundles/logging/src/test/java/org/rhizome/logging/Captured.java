package org.rhizome.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged to one logger while this is open. */
final class Captured implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Captured(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
    }

    /** Level and message of each line. */
    List<String> lines() {
        return appender.list.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
    }

    ILoggingEvent last() {
        return appender.list.getLast();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
