package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The feature files that are shipped, against the dependencies that fill the repository folder. */
class FeatureFilesTest {

    private final List<Feature.Member> members = members();

    @Test
    void everyLibraryIsADependencyOfTheSameVersion() {
        Set<String> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .collect(Collectors.toSet());
        Set<String> missing = members.stream().map(Feature.Member::id)
                .filter(id -> !id.group().equals("org.rhizome"))
                .map(id -> Path.of(id.path()).getFileName().toString())
                .filter(jar -> !classPath.contains(jar))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, "named by a feature file, but no dependency of this module");
    }

    @Test
    void ownBundlesHaveTheVersionOfTheProject() {
        List<ArtifactId> own = members.stream().map(Feature.Member::id).filter(id -> id.group().equals("org.rhizome")).toList();
        assertTrue(own.size() >= 10, own.toString());
        assertEquals(1, own.stream().map(ArtifactId::version).distinct().count(), own.toString());
    }

    @Test
    void noBundleIsNamedTwice() {
        List<String> names = members.stream().map(member -> member.id().group() + ":" + member.id().artifact()).toList();
        assertEquals(names.size(), Set.copyOf(names).size(), names.toString());
    }

    @Test
    void whatWasDeployedIsThereBeforeTheNodeStarts() {
        assertTrue(level("org.rhizome.gate") <= level("org.rhizome.deploy"));
        assertTrue(level("org.rhizome.deploy") < level("org.rhizome.core"));
        assertTrue(level("org.rhizome.deploy") < level("org.rhizome.store.mapdb"));
        assertTrue(level("org.rhizome.core") < level("org.rhizome.plugins"));
        assertTrue(level("org.rhizome.plugins") < level("org.rhizome.http"));
    }

    private int level(String artifact) {
        return members.stream().filter(member -> member.id().artifact().equals(artifact)).findFirst().orElseThrow().startLevel();
    }

    @Test
    void theDoorOpensLast() {
        int door = members.stream().filter(member -> member.id().artifact().equals("org.rhizome.http")).findFirst().orElseThrow().startLevel();
        assertTrue(members.stream().allMatch(member -> member.startLevel() <= door));
    }

    private static List<Feature.Member> members() {
        try {
            return FeatureReader.readAll(Path.of("target", "features")).stream().flatMap(feature -> feature.bundles().stream()).toList();
        } catch (LaunchException e) {
            throw new AssertionError(e);
        }
    }
}
