package org.rhizome.itests.swap;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a node in this JVM takes.
 *
 * @param threads platform threads
 * @param descriptors open file descriptors; 0 where the system does not list them
 * @param files in the folders that deployments use
 * @param metaspaceKib used
 */
record Footprint(int threads, long descriptors, long files, long metaspaceKib) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static Footprint of(Path home) throws IOException {
        long files = 0;
        for (String folder : List.of("cache", "deployments", "plugins")) {
            files += count(home.resolve(folder));
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> usage(pool)).sum();
        return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), entries(DESCRIPTORS), files, metaspace / 1024);
    }

    private static long usage(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    private static long count(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.count();
        }
    }

    private static long entries(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
