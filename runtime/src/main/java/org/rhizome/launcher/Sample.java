package org.rhizome.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.rhizome.json.Json;

/** The deltas that come with the distribution: gzipped NDJSON files in a folder. */
record Sample(Path folder) {

    /**
     * Imports the sample through the node's HTTP door, if the node holds nothing yet.
     *
     * @return an entity of the sample, if the node has it
     */
    Optional<String> importInto(ClientCommand client, PrintStream out) throws LaunchException, IOException {
        List<Path> files = files();
        List<String> words = new ArrayList<>(List.of("import", "--if-empty"));
        files.forEach(file -> words.add(file.toString()));
        int code = org.rhizome.shell.Main.run(client.arguments(words.toArray(String[]::new)).toArray(String[]::new));
        if (code != 0) {
            out.println("  no sample    it could not be imported; the node runs without it");
            return Optional.empty();
        }
        return firstEntity(files.getFirst());
    }

    private List<Path> files() throws LaunchException, IOException {
        try (Stream<Path> entries = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> files = entries.filter(file -> file.getFileName().toString().endsWith(".ndjson.gz")).sorted().toList();
            if (files.isEmpty()) {
                throw new LaunchException("There is no sample in " + folder + ". Say run without --sample, or unpack the distribution again.");
            }
            return files;
        }
    }

    /** The entity that the first delta is filed under. */
    private static Optional<String> firstEntity(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Map<?, ?> delta = (Map<?, ?>) Json.parse(lines.readLine().getBytes(StandardCharsets.UTF_8));
            Map<?, ?> claims = delta.get("claims") instanceof Map<?, ?> inner ? inner : delta;
            return ((List<?>) claims.get("pointers")).stream()
                    .map(pointer -> ((Map<?, ?>) pointer).get("target"))
                    .filter(target -> target instanceof Map<?, ?> reference && reference.containsKey("context"))
                    .map(target -> (String) ((Map<?, ?>) target).get("id"))
                    .findFirst();
        }
    }
}
