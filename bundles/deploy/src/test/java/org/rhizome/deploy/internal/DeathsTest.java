package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeathsTest {

    @TempDir
    private Path folder;

    private final SortedMap<String, Desired> desired = new TreeMap<>(Map.of("first", by(1), "last", by(2)));

    private static Desired by(long deployment) {
        Release release = new Release(
                "1.0.0", "sum", "", List.of("resolver:a"), List.of(), Release.Origin.DEPLOYMENT, Release.Nature.EXTENSION);
        return new Desired(Optional.of(release), Optional.empty(), deployment, 0, "ann");
    }

    /** The next start. */
    private Deaths start() {
        Deaths deaths = new Deaths(folder);
        deaths.count(false);
        return deaths;
    }

    private Deaths startAfterDeath() throws IOException {
        Files.writeString(folder.resolve("out-of-memory"), "out of memory\n");
        return start();
    }

    @Test
    void whatCameLastIsSuspectedFirst() throws IOException {
        assertEquals(Set.of(), startAfterDeath().suspects(desired));
        assertEquals(Set.of("last"), startAfterDeath().suspects(desired));
        assertEquals(Set.of("last"), start().suspects(desired));
        assertEquals(Set.of("first", "last"), startAfterDeath().suspects(desired));
    }

    @Test
    void deathsFarApartAreNoRow() throws IOException {
        startAfterDeath().survived();
        assertEquals(Set.of(), startAfterDeath().suspects(desired));
    }

    @Test
    void whoeverDiesLaterWithoutTheSuspectsSuspectsNobodyElseForIt() throws IOException {
        startAfterDeath();
        startAfterDeath().survived();
        assertEquals(Set.of("last"), startAfterDeath().suspects(desired));
        assertEquals(Set.of("first", "last"), startAfterDeath().suspects(desired));
    }

    @Test
    void somethingElseDeployedIsAnotherMatter() throws IOException {
        startAfterDeath();
        startAfterDeath().forget();
        assertEquals(Set.of(), startAfterDeath().suspects(desired));
    }

    @Test
    void whatCannotBeReadSuspectsNobody() throws IOException {
        Files.writeString(folder.resolve("deaths"), "many");
        assertEquals(Set.of(), startAfterDeath().suspects(desired));
    }
}
