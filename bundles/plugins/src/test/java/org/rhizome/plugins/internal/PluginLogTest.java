package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.supervision.LogLimit;
import org.slf4j.LoggerFactory;

/** What a plugin says, in the log of the node. */
class PluginLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.rhizome.plugin.talker");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final PluginLog log = new PluginLog(logger, new LogLimit(() -> 0), ended::get);

    @BeforeEach
    void listen() {
        written.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(written);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return written.list.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
    }

    @Test
    void aMessageIsALineOfItsOwn() {
        log.info("a\nERROR forged {}");
        log.warn("\u001b[31mred");
        log.error("x".repeat(5_000), new IllegalStateException("b\nERROR forged"));
        log.error("bare", null);
        assertEquals(List.of("INFO a\\nERROR forged {}", "WARN \\u001b[31mred",
                "ERROR " + "x".repeat(4096) + "\u2026 (5000 characters): java.lang.IllegalStateException: b\\nERROR forged", "ERROR bare"), lines());
    }

    @Test
    void aFloodIsCut() {
        Stream.generate(() -> "flood").limit(10_000).forEach(log::info);
        assertEquals(LogLimit.LINES + 1, lines().size());
        assertEquals("INFO more than 100 lines within a second; the rest of that second is left out", lines().getLast());
    }

    @Test
    void anInstanceThatEndedSaysNothing() {
        ended.set(true);
        log.info("late");
        log.error("late", new IllegalStateException());
        assertEquals(List.of(), lines());
    }
}
