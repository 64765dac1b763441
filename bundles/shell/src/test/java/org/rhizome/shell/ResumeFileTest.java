package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeFileTest {

    private static final String NODE = "http://127.0.0.1:8080";
    private static final ResumePoint POINT = new ResumePoint(1L << 40, 5_000_000_000L, new Counts(7, 8, 9));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("deltas.ndjson"), "some\nlines\n");
    }

    @Test
    void remembersPerFileAndNode() throws IOException {
        memory(NODE).save(POINT);
        assertEquals(Optional.of(POINT), memory(NODE).load());
        assertEquals(Optional.empty(), memory("http://127.0.0.1:8081").load());
        memory(NODE).delete();
        assertEquals(Optional.empty(), memory(NODE).load());
    }

    @Test
    void forgetsAFileThatChanged() throws IOException {
        memory(NODE).save(POINT);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertEquals(Optional.empty(), memory(NODE).load());
    }

    @Test
    void startsAnewWhenItsOwnFileIsDamaged() throws IOException {
        memory(NODE).save(POINT);
        try (Stream<Path> saved = Files.list(folder.resolve("state"))) {
            Files.writeString(saved.findFirst().orElseThrow(), "{\"file\":");
        }
        assertEquals(Optional.empty(), memory(NODE).load());
    }

    @Test
    void saysWhereItCouldNotWrite() throws IOException {
        Files.writeString(folder.resolve("state"), "a file in the way");
        ResumeFile memory = memory(NODE);
        assertTrue(assertThrows(ShellException.class, () -> memory.save(POINT)).getMessage().contains("XDG_STATE_HOME"));
    }

    @Test
    void liesInTheStateFolderOfTheUser() {
        assertEquals(Path.of("/s/rhizome/imports"), ResumeFile.folder(Map.of("XDG_STATE_HOME", "/s")));
        assertTrue(ResumeFile.folder(Map.of()).endsWith(".local/state/rhizome/imports"));
    }

    private ResumeFile memory(String node) throws IOException {
        return ResumeFile.of(folder.resolve("state"), file, node);
    }
}
