package org.rhizome.itests.swap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** {@link LeakMain} in a JVM of its own that has little room for classes. */
public final class LeakRun implements AutoCloseable {

    private static final String METASPACE = "96m";
    private static final int PATIENCE_MINUTES = 30;

    private final Path home;
    private final Process process;

    private LeakRun(Path home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** @param kind honest or leaking */
    public static LeakRun start(Path home, int upgrades, String kind) throws IOException {
        Files.createDirectories(home);
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:MaxMetaspaceSize=" + METASPACE, "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "--add-opens", "java.base/java.lang=ALL-UNNAMED",
                "--add-opens", "java.net.http/jdk.internal.net.http=ALL-UNNAMED",
                "-Drhizome.dist=" + System.getProperty("rhizome.dist"), "-classpath", System.getProperty("java.class.path"),
                LeakMain.class.getName(), home.toString(), Integer.toString(upgrades), kind))
                .redirectErrorStream(true).redirectOutput(home.resolve("output").toFile()).start();
        return new LeakRun(home, process);
    }

    /** What is left, when it has ended. */
    public Properties result() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("did not end well: " + Files.readString(home.resolve("output")));
        }
        Properties result = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("result.properties"))) {
            result.load(in);
        }
        return result;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
