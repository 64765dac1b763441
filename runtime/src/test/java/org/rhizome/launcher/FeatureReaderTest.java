package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsBundlesWithTheirStartLevels() throws Exception {
        Path file = write("a.json", """
                {"feature-resource-version": "1.0", "id": "g:f:1", "bundles": [
                  {"id": "org.x:one:1.2.3", "bundleStartLevel": 3},
                  {"id": "org.x:two:jar:special:2.0-RC1", "bundleStartLevel": 50}]}""");
        assertEquals(List.of(
                new Feature.Member(new ArtifactId("org.x", "one", "jar", "", "1.2.3"), 3),
                new Feature.Member(new ArtifactId("org.x", "two", "jar", "special", "2.0-RC1"), 50)), FeatureReader.read(file).bundles());
    }

    @Test
    void readsAFolderInTheOrderOfNames() throws Exception {
        write("b.json", "{\"bundles\": [{\"id\": \"g:b:1\", \"bundleStartLevel\": 1}]}");
        write("a.json", "{\"bundles\": [{\"id\": \"g:a:1\", \"bundleStartLevel\": 1}]}");
        write("notes.txt", "no feature");
        assertEquals(List.of("a.json", "b.json"),
                FeatureReader.readAll(folder).stream().map(feature -> feature.file().getFileName().toString()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"bundles": [                                                         | text ends too early
            []                                                                    | one JSON object
            {"id": "g:f:1"}                                                       | "bundles" must list
            {"bundles": []}                                                       | "bundles" must list
            {"bundles": ["g:a:1"]}                                                | an object with an "id"
            {"bundles": [{"id": "g:a"}]}                                          | "g:a" is no artifact id
            {"bundles": [{"id": "g:a:../../x:1", "bundleStartLevel": 1}]}         | is no artifact id
            {"bundles": [{"id": "g:a:1"}]}                                        | g:a:1 needs a "bundleStartLevel"
            {"bundles": [{"id": "g:a:1", "bundleStartLevel": 0}]}                 | from 1 to 50
            {"bundles": [{"id": "g:a:1", "bundleStartLevel": 51}]}                | from 1 to 50
            {"bundles": [{"id": "g:a:1", "bundleStartLevel": 1.5}]}               | from 1 to 50
            {"bundles": [{"id": "g:a:1", "bundleStartLevel": 1}], "variables": {}} | does not know "variables"
            """)
    void namesFileAndFault(String json, String fault) throws Exception {
        Path file = write("bad.json", json);
        String message = assertThrows(LaunchException.class, () -> FeatureReader.read(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(fault), message);
    }

    @Test
    void saysWhenThereIsNoFeature() {
        String message = assertThrows(LaunchException.class, () -> FeatureReader.readAll(folder)).getMessage();
        assertTrue(message.contains("no feature file in " + folder), message);
        assertThrows(LaunchException.class, () -> FeatureReader.readAll(folder.resolve("missing")));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
