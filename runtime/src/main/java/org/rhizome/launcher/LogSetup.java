package org.rhizome.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets up the log: from INFO on into {@code logs/rhizome.log} of the home folder, at most {@value #FILES} files of {@value #FILE_SIZE};
 * warnings to standard error too, once the node is ready. A file {@code etc/logback.xml} in the home folder replaces all this; the
 * distribution has one to start from. In code because reading it from XML took a sixth of the start.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String HOME = "rhizome.home";
    private static final String FILE_SIZE = "10MB";
    private static final int FILES = 10;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String home = System.getProperty(HOME);
        if (home == null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY; // not a node
        }
        Path own = Path.of(home, "etc", "logback.xml");
        if (Files.exists(own)) {
            System.setProperty("logback.configurationFile", own.toString());
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console(context));
        root.addAppender(file(context, Path.of(home, "logs")));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Appender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget(ConsoleTarget.SystemErr.getName());
        console.addFilter(new ConsoleFilter());
        start(console, "%d{HH:mm:ss} %-5level %logger{0}: %msg%n%ex{short}", context);
        return console;
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path logs) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setName("file");
        file.setFile(logs.resolve("rhizome.log").toString());
        file.setRollingPolicy(window(context, file, logs));
        file.setTriggeringPolicy(size(context));
        start(file, "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{36} - %msg%n", context);
        return file;
    }

    private static FixedWindowRollingPolicy window(LoggerContext context, RollingFileAppender<ILoggingEvent> file, Path logs) {
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setFileNamePattern(logs.resolve("rhizome.%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(FILES - 1);
        window.start();
        return window;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> size(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
        size.setCheckIncrement(Duration.buildBySeconds(1)); // of itself once a minute, in which a flood writes gigabytes
        size.start();
        return size;
    }

    private static void start(OutputStreamAppender<ILoggingEvent> appender, String pattern, LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
    }
}
