package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** In a real framework, with bundles made on the spot. */
class ContainerTest {

    @TempDir
    private Path folder;

    private Container container;

    @BeforeEach
    void open() throws Exception {
        container = new Container(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(Feature.LAST_LEVEL)));
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

    @Test
    void startsWhatResolves() throws Exception {
        jar("lib", Map.of("Export-Package", "x.lib;version=1.5"));
        jar("app", Map.of("Import-Package", "x.lib;version=\"[1.2,2)\""));
        List<Bundle> bundles = container.install(features("app", "lib"), repository());
        container.resolve(bundles);
        container.start(bundles);
        assertEquals(List.of(Bundle.ACTIVE, Bundle.ACTIVE), bundles.stream().map(Bundle::getState).toList());
    }

    @Test
    void findsJarsInFoldersWithSpacesAndSigns() throws Exception {
        jar("a+b", Map.of());
        assertEquals(1, container.install(features("a+b"), repository()).size());
    }

    @Test
    void namesTheBundleAndThePackageThatNobodyProvides() throws Exception {
        jar("lib", Map.of("Export-Package", "x.lib;version=2.0", "Import-Package", "x.other"));
        jar("app", Map.of("Import-Package", "x.lib;version=\"[1.2,2)\""));
        String message = unresolved("app", "lib");
        assertTrue(message.contains("app 1.0.0 needs the package x.lib, version [1.2.0,2.0.0), which no installed bundle provides"), message);
        assertTrue(message.contains("1 more missing"), message);
    }

    @Test
    void blamesTheRootAndNotWhatFollowsFromIt() throws Exception {
        jar("app", Map.of("Import-Package", "x.lib"));
        jar("lib", Map.of("Export-Package", "x.lib", "Import-Package", "x.gone;version=3"));
        String message = unresolved("app", "lib");
        assertTrue(message.contains("lib 1.0.0 needs the package x.gone, version 3.0.0 or later"), message);
    }

    @Test
    void namesOtherRequirementsByTheirFilter() throws Exception {
        jar("app", Map.of("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
        assertTrue(unresolved("app").contains("app 1.0.0 needs osgi.ee (&(osgi.ee=JavaSE)(version=99))"));
    }

    @Test
    void namesTheMissingFileAndTheFeatureThatWantsIt() throws Exception {
        jar("lib", Map.of());
        String message = assertThrows(LaunchException.class, () -> container.install(features("lib", "gone"), repository())).getMessage();
        assertTrue(message.contains("test.json") && message.contains("g:gone:1.0.0")
                && message.contains(repository().resolve("g/gone/1.0.0/gone-1.0.0.jar").toString()), message);
        assertEquals(1, container.context().getBundles().length, "nothing is installed by halves");
    }

    @Test
    void namesAJarThatIsNone() throws Exception {
        Path jar = repository().resolve("g/bad/1.0.0/bad-1.0.0.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "no jar");
        String message = assertThrows(LaunchException.class, () -> container.install(features("bad"), repository())).getMessage();
        assertTrue(message.contains("g:bad:1.0.0") && message.contains(jar.toString()), message);
    }

    private String unresolved(String... names) throws LaunchException {
        List<Bundle> bundles = container.install(features(names), repository());
        return assertThrows(LaunchException.class, () -> container.resolve(bundles)).getMessage();
    }

    private Path repository() {
        return folder.resolve("a repository");
    }

    private List<Feature> features(String... names) {
        List<Feature.Member> members = List.of(names).stream()
                .map(name -> new Feature.Member(new ArtifactId("g", name, "jar", "", "1.0.0"), 5))
                .toList();
        return List.of(new Feature(folder.resolve("test.json"), members));
    }

    private void jar(String name, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name.replace("+", "."));
        manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, "1.0.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        Path jar = repository().resolve("g/" + name + "/1.0.0/" + name + "-1.0.0.jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.finish();
        }
    }
}
