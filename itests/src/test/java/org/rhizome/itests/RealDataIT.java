package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small Debian set goes in, comes out and goes in again. */
class RealDataIT {

    private static final String SMALL_DIGEST = "1e20a64f67eee904639225afe4afe561856d5a30b4677e67a7ff1ba46114cf2a46a9";

    @Test
    void theSmallSetHasItsDigestWhicheverWayItComes(@TempDir Path first, @TempDir Path second, @TempDir Path files) throws Exception {
        Path small = Shared.data("debian-small.ndjson.gz");
        Path exported = files.resolve("exported.ndjson");
        try (Node node = Node.start(first)) {
            Finished imported = node.rhizome("import", small.toString());
            assertEquals(0, imported.exit(), imported::err);
            assertTrue(node.rhizome("digest").out().contains(SMALL_DIGEST));
            assertEquals(0, node.rhizome("import", small.toString()).exit(), "importing again changes nothing");
            assertTrue(node.rhizome("digest", "--json").out().contains(SMALL_DIGEST));
            assertEquals(0, node.rhizome("export", exported.toString()).exit());
        }
        try (Node node = Node.start(second)) {
            Path shuffled = files.resolve("shuffled.ndjson");
            try (Stream<String> lines = Files.lines(exported)) {
                Files.write(shuffled, lines.sorted().toList(), StandardCharsets.UTF_8);
            }
            assertEquals(0, node.rhizome("import", shuffled.toString()).exit());
            assertTrue(node.rhizome("digest").out().contains(SMALL_DIGEST));
        }
    }
}
