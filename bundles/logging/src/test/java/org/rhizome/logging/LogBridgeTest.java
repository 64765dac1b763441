package org.rhizome.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;

class LogBridgeTest {

    private static final Bundle BUNDLE = new FrameworkFactory().newFramework(Map.of());

    private final LogBridge bridge = new LogBridge();
    private final Captured log = new Captured("org.apache.felix.framework");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void writesEachEntryAtItsLevelToTheLoggerOfItsBundle() {
        for (LogLevel level : LogLevel.values()) {
            bridge.logged(new Entry(level, "some.Class", level.name().toLowerCase(java.util.Locale.ROOT), null));
        }
        assertEquals(List.of("INFO audit", "ERROR error", "WARN warn", "INFO info", "DEBUG debug", "TRACE trace"), log.lines());
    }

    @Test
    void keepsTheExceptionOfAFailedActivation() {
        Exception failure = new IllegalStateException("port in use");
        bridge.logged(new Entry(LogLevel.ERROR, "some.Class", "activation failed", failure));
        assertEquals(failure, ((ThrowableProxy) log.last().getThrowableProxy()).getThrowable());
    }

    @Test
    void leavesOutBundleAndServiceEventsUnlessSomethingWentWrong() {
        bridge.logged(new Entry(LogLevel.INFO, "Events.Bundle", "BundleEvent STARTED", null));
        bridge.logged(new Entry(LogLevel.DEBUG, "Events.Service", "ServiceEvent REGISTERED", null));
        bridge.logged(new Entry(LogLevel.ERROR, "Events.Framework", "FrameworkEvent ERROR", null));
        assertEquals(List.of("ERROR FrameworkEvent ERROR"), log.lines());
    }

    private record Entry(LogLevel level, String logger, String text, Throwable failure) implements LogEntry {

        @Override
        public Bundle getBundle() {
            return BUNDLE;
        }

        @Override
        public ServiceReference<?> getServiceReference() {
            return null;
        }

        @Override
        @SuppressWarnings("deprecation") // still to be implemented
        public int getLevel() {
            return level.ordinal();
        }

        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public Throwable getException() {
            return failure;
        }

        @Override
        public long getTime() {
            return 0;
        }

        @Override
        public LogLevel getLogLevel() {
            return level;
        }

        @Override
        public String getLoggerName() {
            return logger;
        }

        @Override
        public long getSequence() {
            return 0;
        }

        @Override
        public String getThreadInfo() {
            return "";
        }

        @Override
        public StackTraceElement getLocation() {
            return null;
        }
    }
}
