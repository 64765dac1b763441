package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.inspect.Trust.Mode;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.signing.JarLimits;

/** A node of this version for tests, to which jars are shown. */
record Inspected(Path folder, InspectionRules rules) {

    static final String STORE = "org.rhizome.store.mapdb";

    /** A node in development mode. */
    static Inspected in(Path folder) {
        return in(folder, Mode.DEVELOPMENT, new DistributionJars(Optional.empty()));
    }

    static Inspected in(Path folder, Mode mode, DistributionJars distribution) {
        Map<String, List<Version>> exports = ImportRules.API.stream().collect(Collectors.toMap(name -> name, name -> List.of(new Version(1, 0, 0))));
        exports.put("org.rhizome.store", List.of(new Version(1, 0, 0)));
        exports.put("com.google.common", List.of(new Version(33, 8, 0)));
        exports.put("org.slf4j", List.of(new Version(2, 0, 20), new Version(1, 7, 36)));
        try {
            Trust trust = Trust.read(folder.resolve("trusted-keys"), distribution, mode);
            return new Inspected(folder, new InspectionRules(exports, Set.of("org.rhizome.core", "org.rhizome.gate"), Set.of(STORE), trust,
                    JarLimits.DEFAULTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bundle that nothing is wrong with. */
    static ExtensionForge sound() {
        return ExtensionForge.bundle("org.example.colour", "1.1.0").with(Resolvers.answering("colour", "red"));
    }

    Inspection of(ExtensionForge forge) {
        return of(forge.jar());
    }

    Inspection of(byte[] jar) {
        return JarInspector.inspect(write(jar), rules);
    }

    DeploymentRefusedException refusal(byte[] jar) {
        Path file = write(jar);
        return assertThrows(DeploymentRefusedException.class, () -> JarInspector.inspect(file, rules));
    }

    /** Asserts that it is refused for exactly one reason that has these words. */
    void refused(ExtensionForge forge, String... words) {
        refused(forge.jar(), words);
    }

    void refused(byte[] jar, String... words) {
        List<String> reasons = refusal(jar).reasons();
        assertTrue(reasons.size() == 1, reasons.toString());
        for (String word : words) {
            assertTrue(reasons.getFirst().contains(word), reasons.getFirst());
        }
        assertTrue(reasons.getFirst().matches("(?s).*[:;] .*\\."), reasons.getFirst());
    }

    /** Asserts that it is taken with one warning that has these words. */
    void warned(ExtensionForge forge, String... words) {
        List<String> warnings = of(forge).warnings().stream().filter(warning -> !warning.contains("not signed")).toList();
        assertTrue(warnings.size() == 1, warnings.toString());
        for (String word : words) {
            assertTrue(warnings.getFirst().contains(word), warnings.getFirst());
        }
    }

    Path write(byte[] jar) {
        try {
            return Files.write(folder.resolve("inspected.jar"), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
