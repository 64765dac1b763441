package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project that the distribution carries for authors of extensions, built as an author builds it: elsewhere, by a Maven of its own, with
 * nothing of this repository but what the distribution carries. The network is not asked: plugins and libraries come from the local
 * repository of the build that runs this test, which is only read.
 */
class TemplateIT {

    @TempDir
    static Path folder;
    static Path project;
    static Finished build;

    @BeforeAll
    static void build() throws Exception {
        project = folder.resolve("my extension");
        copy(Distribution.home().resolve("template"), project);
        Path maven = Distribution.home().resolve("../../../mvnw").normalize();
        build = Finished.run(List.of(maven.toString(), "-B", "-f", project.resolve("pom.xml").toString(),
                "-o", "-Daether.offline.protocols=file", // which leaves the folder of the distribution
                "-Dmaven.repo.local=" + folder.resolve("local repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("rhizome.maven.repository"),
                "-Drhizome.repository=" + Distribution.home().resolve("maven").toUri(),
                "package"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void itBuildsAndItsTestsPassWithoutAContainer() {
        assertEquals(0, build.exit(), () -> build.out() + build.err());
        for (String test : List.of("ShortestTest", "AuthorsTest", "WordsTest", "HelloTest")) {
            assertTrue(build.out().contains("Running org.example.rhizome." + test), build::out);
        }
    }

    @Test
    void whatItIsCompiledAgainstComesFromTheDistribution() {
        for (String api : List.of("delta", "algebra", "extension.api", "extension.testkit")) {
            assertTrue(Files.isDirectory(folder.resolve("local repository/org/rhizome/org.rhizome." + api)), () -> api + "\n" + build.out());
        }
    }

    @Test
    void theBundleOffersOneOfEachKindAndSeesTheApisAlone() {
        BuiltBundle bundle = BuiltBundle.read(project.resolve("target/org.example.rhizome-1.0.0.jar"));
        assertEquals("org.example.rhizome", bundle.name());
        String offered = bundle.manifest().get("Provide-Capability");
        for (String service : List.of("name=shortest;type=resolver", "name=authors;type=view", "name=words;type=plugin",
                "name=hello;type=endpoint")) {
            assertTrue(offered.contains("rhizome.extension;" + service + ";effective:=active"), offered);
        }
        assertEquals(Set.of("org.rhizome.delta", "org.rhizome.extension", "org.rhizome.resolver", "org.rhizome.view", "org.rhizome.plugin",
                "org.rhizome.endpoint"), bundle.imports());
    }
}
