package org.rhizome.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rhizome.itests.Finished;
import org.rhizome.itests.Node;

/** A node of the distribution in a process of its own: import, memory, recovery, views over HTTP. */
final class NodeFigures {

    private static final int CONNECTIONS = 8;
    private static final int ENTITIES = 5_000;

    private final Path home;
    private final Path data;
    private final long claims;

    NodeFigures(Path home, Path data, long claims) {
        this.home = home;
        this.data = data;
        this.claims = claims;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Node node = Node.start(home)) {
            figures.addAll(importAll(node));
            figures.add(idle(node));
            figures.add(viewsOverHttp(node));
            figures.add(digest(node));
        } // close() kills with -9
        figures.add(readyAgain());
        return figures;
    }

    private List<Figure> importAll(Node node) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Finished done = node.rhizome("import", data.toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (done.exit() != 0) {
            throw new IllegalStateException("the import failed: " + done.err());
        }
        return List.of(
                new Figure("import over HTTP, durable, " + claims + " claims, with the client's start", "60,000/s",
                        Rate.text(claims / seconds) + String.format(" (%.1f s)", seconds)),
                new Figure("memory at the most during the import (RSS)", "1,536 MiB", ProcessMemory.peakMib(node.pid()) + " MiB"),
                new Figure("size on disk", "stated", sizeMib(home.resolve("store")) + " MiB"));
    }

    private static Figure idle(Node node) throws IOException, InterruptedException {
        String heap = ProcessMemory.collect(node.pid());
        return new Figure("memory idle after a collection (RSS)", "512 MiB",
                ProcessMemory.residentMib(node.pid()) + " MiB, heap " + used(heap) + " MiB");
    }

    /** What jcmd's heap_info calls used, summed over the generations of whichever collector it is. */
    private static long used(String heap) {
        Matcher used = Pattern.compile("(?m)^ *(?!Metaspace|class space)\\S.* total .*used (\\d+)K").matcher(heap);
        return used.results().mapToLong(match -> Long.parseLong(match.group(1))).sum() / 1024;
    }

    private static Figure viewsOverHttp(Node node) throws IOException, InterruptedException {
        Matcher ids = Pattern.compile("\"(pkg:[^\"]+)\"").matcher(node.get("/api/entities?prefix=pkg:&limit=" + ENTITIES).body());
        List<String> paths = ids.results().map(match -> Node.entity(match.group(1))).toList();
        HttpLoad load = new HttpLoad(node.address(), node.token(), paths);
        load.run(CONNECTIONS, 10);
        return new Figure("lossy views over HTTP, " + CONNECTIONS + " connections, " + paths.size() + " packages", "10,000/s",
                Rate.text(load.run(CONNECTIONS, 10)));
    }

    private static Figure digest(Node node) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String digest = node.get("/api/digest").body();
        return new Figure("digest of the whole set, computed", "stated", String.format("%.2f s: %s", (System.nanoTime() - start) / 1e9, digest));
    }

    private Figure readyAgain() throws IOException {
        long start = System.nanoTime();
        try (Node node = Node.start(home)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Figure("ready again after kill -9 with the full set, from process start", "4 s, store 1 s",
                    String.format("%.2f s, store %s", seconds, storeOpened()));
        }
    }

    /** The store logs how long it took to open. */
    private String storeOpened() throws IOException {
        Pattern opened = Pattern.compile("store.* in (\\d+) ms");
        try (Stream<String> lines = Files.lines(home.resolve("logs/rhizome.log"))) {
            return lines.map(opened::matcher).filter(Matcher::find).map(match -> match.group(1) + " ms").reduce((a, b) -> b).orElse("not logged");
        }
    }

    private static long sizeMib(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }
}
