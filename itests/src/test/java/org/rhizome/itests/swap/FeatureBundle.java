package org.rhizome.itests.swap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rhizome.itests.Distribution;
import org.rhizome.json.Json;

/**
 * A bundle that the distribution starts.
 *
 * @param artifact its artifact id
 * @param jar where it lies
 * @param startLevel at which it is started
 */
record FeatureBundle(String artifact, Path jar, int startLevel) {

    /** Those of one feature file, such as {@code base}. */
    static List<FeatureBundle> of(String feature) {
        return read(Distribution.home().resolve("features").resolve(feature + ".json")).toList();
    }

    static List<FeatureBundle> all() {
        try (Stream<Path> features = Files.list(Distribution.home().resolve("features"))) {
            return features.filter(file -> file.toString().endsWith(".json")).sorted().flatMap(FeatureBundle::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<FeatureBundle> read(Path feature) {
        try {
            Map<?, ?> json = (Map<?, ?>) Json.parse(Files.readAllBytes(feature));
            return ((List<?>) json.get("bundles")).stream().map(member -> of((Map<?, ?>) member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureBundle of(Map<?, ?> member) {
        String[] id = ((String) member.get("id")).split(":");
        Path jar = Distribution.home().resolve("repository").resolve(id[0].replace('.', '/')).resolve(id[1]).resolve(id[2])
                .resolve(id[1] + "-" + id[2] + ".jar");
        return new FeatureBundle(id[1], jar, ((Double) member.get("bundleStartLevel")).intValue());
    }
}
