package org.rhizome.itests.swap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades leave nothing behind in a JVM that has 96 MiB for classes, and a version that does is reported. */
class LeakIT {

    private static final int UPGRADES = Soak.times(200, 1_000);
    private static final int LEAKING = Soak.times(10, 100);
    /** Pools may grow by a thread or so; whatever is left by each upgrade is many times that. */
    private static final int SLACK = 20;

    private static LeakRun honest;
    private static LeakRun leaking;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        honest = LeakRun.start(folder.resolve("honest"), UPGRADES, "honest");
        leaking = LeakRun.start(folder.resolve("leaking"), LEAKING, "leaking");
    }

    @AfterAll
    static void end() {
        honest.close();
        leaking.close();
    }

    private static long number(Properties result, String name) {
        return Long.parseLong(result.getProperty(name));
    }

    @Test
    void classLoadersThreadsDescriptorsAndFilesStayConstant() throws Exception {
        Properties result = honest.result();
        System.out.println(UPGRADES + " upgrades: " + result);
        assertAll(
                () -> assertEquals(UPGRADES + 1, number(result, "started")),
                () -> assertEquals(0, number(result, "failures"), result::toString),
                () -> assertEquals("", result.getProperty("others"), "bundles that an upgrade of another one touched"),
                () -> assertTrue(number(result, "live") <= 2, () -> "live class loaders: " + result),
                () -> assertEquals(UPGRADES, number(result, "collected"), () -> "verdicts: " + result),
                () -> assertTrue(number(result, "threads") < SLACK, result::toString),
                () -> assertTrue(number(result, "descriptors") < SLACK, result::toString),
                () -> assertTrue(number(result, "files") < SLACK, result::toString));
    }

    @Test
    void everyLeakingVersionIsReported() throws Exception {
        Properties result = leaking.result();
        System.out.println(LEAKING + " upgrades that leak: " + result);
        assertEquals(LEAKING, number(result, "leaked"), result::toString);
        assertEquals(LEAKING, number(result, "named"), () -> "its HTTP client is what holds it: " + result);
    }
}
