package org.rhizome.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;

/**
 * Reads OSGi feature files (OSGi Feature Service, version 1.0) as far as this distribution uses them: the bundles, each with the
 * metadata {@code bundleStartLevel} of the OSGi Feature Launcher. Anything else that would change what is started is refused rather
 * than ignored.
 */
final class FeatureReader {

    private static final List<String> KNOWN = List.of(
            "feature-resource-version", "id", "name", "description", "docURL", "license", "SCM", "vendor", "categories", "complete", "bundles");

    private FeatureReader() {}

    /** All features of a folder in the order of their file names. */
    static List<Feature> readAll(Path folder) throws LaunchException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.json")) {
            entries.forEach(files::add);
        } catch (IOException e) {
            throw new LaunchException("The feature files cannot be listed (" + Reasons.of(e) + "). Unpack the distribution again.", e);
        }
        if (files.isEmpty()) {
            throw new LaunchException("There is no feature file in " + folder + ". Unpack the distribution again.");
        }
        files.sort(null);
        List<Feature> features = new ArrayList<>();
        for (Path file : files) {
            features.add(read(file));
        }
        return List.copyOf(features);
    }

    static Feature read(Path file) throws LaunchException {
        try {
            return feature(file, Json.parse(Files.readAllBytes(file)));
        } catch (IOException | JsonException e) {
            throw new LaunchException("The feature file " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new LaunchException("The feature file " + file + " is wrong: " + e.getMessage() + ".", e);
        }
    }

    private static Feature feature(Path file, Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("it must hold one JSON object");
        }
        for (Object key : members.keySet()) {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException("the launcher does not know \"" + key + "\"");
            }
        }
        if (!(members.get("bundles") instanceof List<?> listed) || listed.isEmpty()) {
            throw new IllegalArgumentException("\"bundles\" must list at least one bundle");
        }
        List<Feature.Member> bundles = new ArrayList<>();
        for (Object bundle : listed) {
            bundles.add(member(bundle));
        }
        return new Feature(file, List.copyOf(bundles));
    }

    private static Feature.Member member(Object json) {
        if (json instanceof Map<?, ?> bundle && bundle.get("id") instanceof String id) {
            return new Feature.Member(ArtifactId.parse(id), startLevel(id, bundle.get("bundleStartLevel")));
        }
        throw new IllegalArgumentException("every bundle must be an object with an \"id\"");
    }

    private static int startLevel(String id, Object level) {
        if (level instanceof Double number && number >= 1 && number <= Feature.LAST_LEVEL && number == Math.rint(number)) {
            return number.intValue();
        }
        throw new IllegalArgumentException(id + " needs a \"bundleStartLevel\" from 1 to " + Feature.LAST_LEVEL);
    }
}
