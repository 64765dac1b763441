package org.rhizome.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The built distribution under test. */
public final class Distribution {

    private Distribution() {}

    public static Path home() {
        Path home = Path.of(System.getProperty("rhizome.dist")).toAbsolutePath().normalize();
        if (!Files.isDirectory(home)) {
            throw new IllegalStateException("no distribution at " + home + ": run ./mvnw package first");
        }
        return home;
    }

    public static Path script() {
        return home().resolve("bin/rhizome");
    }

    /** Every bundle the distribution carries, ours and others', whether it is started or only shipped. */
    public static List<Path> jars() {
        try (Stream<Path> repository = Files.walk(home().resolve("repository")); Stream<Path> extras = Files.walk(home().resolve("extras"))) {
            return Stream.concat(repository, extras).filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
