package org.rhizome.itests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.rhizome.delta.Claims;
import org.rhizome.delta.DeltaJson;

/**
 * Measures the figures of the plan on this machine and prints them as a table.
 *
 * <p>Input is the full Debian set when the machine has it, otherwise the sample of the distribution.
 */
public final class Benchmark {

    private static final int IN_PROCESS = 50_000;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path data = data();
        List<Claims> claims = claims(data);
        Path home = Files.createTempDirectory("rhizome-benchmark");
        List<Figure> figures = new ArrayList<>();
        figures.addAll(CodecFigures.measure(claims));
        figures.addAll(new NodeFigures(home.resolve("node"), data, lines(data)).measure());
        figures.addAll(ResolveFigures.measure());
        try (LocalNode node = LocalNode.over(home.resolve("node/store"))) {
            figures.addAll(ViewFigures.measure(node.engine()));
            figures.addAll(QueryFigures.measure(node.engine()));
            figures.addAll(MaintenanceFigures.measure(node.engine()));
            figures.addAll(ScalingFigures.measure(node.engine()));
        }
        figures.addAll(SwapFigures.measure(home.resolve("swap")));
        print(data, figures);
        delete(home);
    }

    private static Path data() {
        Path full = Path.of(System.getProperty("rhizome.shared"), "data/debian-full.ndjson.gz");
        return Files.exists(full) ? full : org.rhizome.itests.Distribution.home().resolve("sample/debian-sample.ndjson.gz");
    }

    private static BufferedReader open(Path data) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8));
    }

    private static List<Claims> claims(Path data) throws IOException {
        try (BufferedReader lines = open(data)) {
            return lines.lines().limit(IN_PROCESS).map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .map(line -> DeltaJson.decodeSubmission(line, 0, line.length, 0).claims()).toList();
        }
    }

    private static long lines(Path data) throws IOException {
        try (BufferedReader lines = open(data)) {
            return lines.lines().count();
        }
    }

    private static void print(Path data, List<Figure> figures) {
        System.out.println();
        System.out.println("Measured " + LocalDate.now() + " on " + machine() + ", Java " + Runtime.version() + ", input " + data.getFileName());
        System.out.println();
        System.out.println("| | required | measured |");
        System.out.println("|---|---|---|");
        figures.forEach(figure -> System.out.println(figure.row()));
    }

    private static String machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            String model = lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceAll(".*: ", "")).orElse("?");
            return Runtime.getRuntime().availableProcessors() + " cores of " + model;
        } catch (IOException e) {
            return Runtime.getRuntime().availableProcessors() + " cores";
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
