package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.algebra.Access;

/** The index may be deleted or damaged: it is made again, and nothing is different. */
class IndexRebuildTest {

    private static final Settings SMALL = new Settings(1 << 20, 100, Disk.real());

    @TempDir
    private Path folder;
    private final Model model = new Model();

    @BeforeEach
    void fill() throws IOException {
        try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
            for (int i = 0; i < 1000; i += 50) {
                model.append(Deltas.numbered(i, i + 50), i);
                store.append(Deltas.numbered(i, i + 50), i);
            }
            model.append(List.of(Deltas.signed(Deltas.numbered(3))), 7);
            store.append(List.of(Deltas.signed(Deltas.numbered(3))), 7);
        }
        assertTrue(files().size() >= 3, "there are runs on the disk");
        assertSame();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder.resolve("index"))) {
            return files.sorted().toList();
        }
    }

    private void assertSame() {
        for (int round = 0; round < 2; round++) {
            try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
                model.assertSame(store.snapshot());
            }
        }
    }

    @Test
    void anIndexOfAnotherLayoutIsMadeAgain() throws IOException {
        Path manifest = first("manifest");
        String text = Files.readString(manifest).replace(Manifest.LAYOUT, "rhizome index 1");
        String body = text.substring(0, text.lastIndexOf("crc32c"));
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(manifest, body + "crc32c %08x\n".formatted((int) crc.getValue()));
        assertThrows(IOException.class, () -> Manifest.load(folder.resolve("index")));
        assertSame();
        assertEquals(Manifest.LAYOUT, Files.readAllLines(manifest).getFirst());
        try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
            assertEquals(1000, Deltas.list(store.snapshot().find(new Access.ByAuthor("tester"))).size());
        }
    }

    @Test
    void aDeletedIndexIsMadeAgain() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(folder.resolve("index"));
        assertSame();
    }

    @Test
    void anyMissingFileIsMadeAgain() throws IOException {
        for (String suffix : List.of("manifest", ".run", ".bloom")) {
            Files.delete(first(suffix));
            assertSame();
        }
    }

    @Test
    void anyDamagedFileIsMadeAgain() throws IOException {
        for (String suffix : List.of("manifest", ".run", ".bloom")) {
            byte[] bytes = Files.readAllBytes(first(suffix));
            for (int offset : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
                Path file = first(suffix);
                byte[] flipped = Files.readAllBytes(file);
                flipped[Math.min(offset, flipped.length - 1)] ^= 1;
                Files.write(file, flipped);
                assertSame();
            }
            Files.write(first(suffix), new byte[0]);
            assertSame();
        }
    }

    private Path first(String suffix) throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }

    @Test
    void whatAnUnfinishedMergeLeftBehindIsDeleted() throws IOException {
        Path stray = Files.write(folder.resolve("index").resolve("5-9.run"), new byte[100]);
        assertSame();
        assertTrue(Files.notExists(stray));
    }

    @Test
    void anIndexThatKnowsMoreThanTheSegmentsIsNotBelieved() throws IOException {
        Path segment = Segment.path(folder.resolve("segments"), 1);
        byte[] bytes = Files.readAllBytes(segment);
        int kept = Segment.HEADER_LENGTH;
        Model shorter = new Model();
        for (int i = 0; i < 120; i++) { // two batches and a part of one, which is no batch
            kept += BigEndian.getInt(bytes, kept + RecordFormat.LENGTH);
        }
        shorter.append(Deltas.numbered(0, 50), 0);
        shorter.append(Deltas.numbered(50, 100), 50);
        Files.write(segment, Arrays.copyOf(bytes, kept));
        try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
            shorter.assertSame(store.snapshot());
            assertEquals(101, store.append(List.of(Deltas.numbered(5000)), 1).getFirst().sequence());
        }
    }
}
