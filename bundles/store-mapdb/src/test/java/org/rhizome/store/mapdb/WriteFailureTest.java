package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** A disk that is full or cannot be written: appends fail with a sentence and leave nothing; all is well once there is room. */
class WriteFailureTest {

    @TempDir
    private Path folder;

    private static void assertWorks(MapDbStore store, int count) {
        assertEquals(count, store.snapshot().count());
        assertEquals(count, Deltas.list(store.snapshot().feed(0)).size());
        assertEquals(List.of(), store.verify());
    }

    private static void assertRefuses(MapDbStore store, List<Delta> batch, String reason) {
        StoreException failure = assertThrows(StoreException.class, () -> store.append(batch, 1));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        StoreHealth health = store.health();
        assertFalse(health.writable());
        assertTrue(health.reason().contains(reason), health.reason());
    }

    @Test
    void aHalfWrittenBatchIsTakenBack() {
        FailingDisk disk = new FailingDisk();
        Settings settings = new Settings(5000, 1000, disk);
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            store.append(Deltas.numbered(0, 10), 1);
            disk.failAfter(100);
            assertRefuses(store, Deltas.numbered(10, 20), FailingDisk.REASON);
            assertWorks(store, 10);
            assertFalse(store.snapshot().contains(Deltas.numbered(10).id()));
            disk.work();
            assertTrue(store.health().writable());
            store.append(Deltas.numbered(10, 20), 1);
            assertEquals("", store.health().reason());
        }
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            assertWorks(store, 20);
        }
    }

    @Test
    void everyWriteMayFailWithoutTraces() {
        for (int bytes = 0; bytes < 6000; bytes += 211) {
            Path place = folder.resolve("fail" + bytes);
            FailingDisk disk = new FailingDisk();
            Settings settings = new Settings(2000, 1000, disk);
            int stored = 0;
            try (MapDbStore store = MapDbStore.open(place, settings)) {
                disk.failAfter(bytes);
                try {
                    for (; stored < 100; stored += 10) {
                        store.append(Deltas.numbered(stored, stored + 10), 1);
                    }
                } catch (StoreException e) {
                    assertTrue(e.getMessage().contains(FailingDisk.REASON), e.getMessage());
                }
                assertWorks(store, stored);
            }
            disk.work();
            try (MapDbStore store = MapDbStore.open(place, settings)) {
                assertWorks(store, stored);
                store.append(Deltas.numbered(stored, stored + 10), 1);
                assertWorks(store, stored + 10);
            }
        }
    }

    @Test
    void whenEvenTheTakingBackFailsItIsDoneBeforeTheNextAppend() {
        FailingDisk disk = new FailingDisk();
        Settings settings = new Settings(1 << 20, 1000, disk);
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            store.append(Deltas.numbered(0, 10), 1);
            disk.failAfter(500);
            disk.refuseToTruncate();
            assertRefuses(store, Deltas.numbered(10, 20), FailingDisk.REASON);
            disk.work();
            store.append(List.of(Deltas.numbered(99)), 1);
            assertWorks(store, 11);
        }
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            assertWorks(store, 11);
        }
    }

    @Test
    void anIndexThatCannotBeWrittenStaysInMemoryAndThenStopsAppends() throws IOException {
        Settings settings = new Settings(1 << 20, 10, Disk.real());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index"), "a file where the folder should be");
        int stored = 0;
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            for (; stored < 1000; stored += 10) {
                store.append(Deltas.numbered(stored, stored + 10), 1);
            }
        } catch (StoreException e) {
            assertTrue(e.getMessage().contains("index"), e.getMessage());
        }
        assertTrue(stored >= 40 && stored < 1000);
        Files.delete(folder.resolve("index"));
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            assertWorks(store, stored);
        }
    }

    @Test
    void aRealFullDiskIsSurvived() throws IOException, InterruptedException {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()) == 0, "mounting a small disk needs root");
        try {
            fillUp();
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private void fillUp() throws IOException {
        Settings settings = new Settings(1 << 20, 500, Disk.real());
        Path store = folder.resolve("store");
        Path ballast = Files.write(folder.resolve("ballast"), new byte[1 << 20]);
        int stored = 0;
        try (MapDbStore full = MapDbStore.open(store, settings)) {
            for (; stored < 100_000; stored += 100) {
                full.append(Deltas.numbered(stored, stored + 100), 1);
            }
        } catch (StoreException e) {
            assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        }
        assertTrue(stored > 1000 && stored < 100_000);
        try (MapDbStore full = MapDbStore.open(store, settings)) {
            assertWorks(full, stored);
            Files.delete(ballast);
            full.append(Deltas.numbered(stored, stored + 100), 1);
            assertWorks(full, stored + 100);
            assertTrue(full.health().writable());
        }
    }

    @Test
    void aReadOnlyDiskIsServed() throws IOException, InterruptedException {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()) == 0, "mounting a disk needs root");
        try {
            try (MapDbStore store = MapDbStore.open(folder.resolve("store"), Settings.defaults())) {
                store.append(Deltas.numbered(0, 10), 1);
            }
            assumeTrue(run("mount", "-o", "remount,ro", folder.toString()) == 0, "a disk cannot be made read-only here");
            try (MapDbStore store = MapDbStore.open(folder.resolve("store"), Settings.defaults())) {
                assertWorks(store, 10);
                assertRefuses(store, Deltas.numbered(10, 20), "Read-only file system");
                assertWorks(store, 10);
                assertEquals(0, run("mount", "-o", "remount,rw", folder.toString()));
                store.append(Deltas.numbered(10, 20), 1);
                assertWorks(store, 20);
                assertTrue(store.health().writable());
            }
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1; // no such command
        }
    }
}
