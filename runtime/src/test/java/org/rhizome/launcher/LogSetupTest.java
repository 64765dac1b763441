package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {

    @TempDir
    private Path home;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void setHome() {
        System.setProperty("rhizome.home", home.toString());
        context.setMDCAdapter(new LogbackMDCAdapter()); // a context of its own has none
    }

    @AfterEach
    void clear() {
        context.stop();
        System.clearProperty("rhizome.home");
        System.clearProperty("logback.configurationFile");
    }

    @Test
    void writesWhatIsWorthKnowingIntoTheHomeFolder() throws Exception {
        assertEquals(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, new LogSetup().configure(context));
        context.getLogger("a.b.C").info("hello");
        context.getLogger("a.b.C").debug("too much");
        context.getLogger("a.b.C").warn("careful", new IllegalStateException("why"));
        context.stop();
        List<String> lines = Files.readAllLines(home.resolve("logs/rhizome.log"));
        assertTrue(lines.get(0).endsWith("a.b.C - hello") && lines.get(1).endsWith("a.b.C - careful"), lines.toString());
        assertTrue(lines.get(2).startsWith("java.lang.IllegalStateException: why"), lines.toString());
    }

    @Test
    void aFileInTheHomeFolderReplacesIt() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Path own = Files.copy(Path.of("src/main/etc/logback.xml"), home.resolve("etc/logback.xml"));
        assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, new LogSetup().configure(context));
        assertEquals(own.toString(), System.getProperty("logback.configurationFile"));
    }

    /** The size is looked at once in a while, and a flood writes gigabytes within a minute. */
    @Test
    void theSizeOfTheLogIsLookedAtEverySecond() throws Exception {
        new LogSetup().configure(context);
        assertEquals(1_000, checkedEvery(context));
        LoggerContext fromFile = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(fromFile);
        configurator.doConfigure(Path.of("src/main/etc/logback.xml").toFile());
        assertEquals(1_000, checkedEvery(fromFile));
        fromFile.stop();
    }

    private static long checkedEvery(LoggerContext context) {
        var file = (RollingFileAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("file");
        return ((SizeBasedTriggeringPolicy<?>) file.getTriggeringPolicy()).getCheckIncrement().getMilliseconds();
    }

    @Test
    void outsideANodeItLeavesTheLogAlone() {
        System.clearProperty("rhizome.home");
        assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, new LogSetup().configure(context));
    }
}
