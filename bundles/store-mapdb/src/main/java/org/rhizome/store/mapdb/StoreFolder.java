package org.rhizome.store.mapdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a store occupies. */
final class StoreFolder {

    private StoreFolder() {}

    static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum(); // 0 for a file that a merge deletes at this moment
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
