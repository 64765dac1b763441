package org.rhizome.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real input that the machines of this project share and a plain clone lacks. */
final class Shared {

    private Shared() {}

    static Path data(String name) {
        Path file = Path.of(System.getProperty("rhizome.shared"), "data", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not here; it is not part of a plain clone");
        return file;
    }
}
