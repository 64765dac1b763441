package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.store.Stored;

/** What is found again after a write was cut short. */
class RecoveryTest {

    private static final int KEPT = 20;
    private static final int TAIL = 4;

    @TempDir
    private Path folder;

    private Path tail() {
        return Segment.path(folder.resolve("segments"), 1);
    }

    private MapDbStore open() {
        return MapDbStore.open(folder, Settings.defaults());
    }

    private static List<Delta> feed(MapDbStore store) {
        return Deltas.list(store.snapshot().feed(0)).stream().map(Stored::delta).toList();
    }

    @Test
    void whatWasAppendedIsThereAgain() {
        try (MapDbStore store = open()) {
            store.append(Deltas.numbered(0, 50), 1);
            store.append(Deltas.numbered(50, 60), 2);
        }
        try (MapDbStore store = open()) {
            assertEquals(Deltas.numbered(0, 60), feed(store));
            assertEquals(60, store.snapshot().count());
            assertEquals(2, store.snapshot().get(Deltas.numbered(59).id()).orElseThrow().receivedAt());
        }
    }

    @Test
    void aTailCutAtAnyByteLeavesTheWholeBatchesBefore() throws IOException {
        long[] ends = new long[TAIL + 1];
        try (MapDbStore store = open()) {
            store.append(Deltas.numbered(0, KEPT), 1);
            ends[0] = Files.size(tail());
            for (int i = 0; i < TAIL; i++) {
                store.append(List.of(Deltas.numbered(KEPT + i)), 1);
                ends[i + 1] = Files.size(tail());
            }
        }
        byte[] whole = Files.readAllBytes(tail());
        for (int length = 0; length < whole.length; length += length <= Segment.HEADER_LENGTH || length >= ends[0] ? 1 : 211) {
            Files.write(tail(), Arrays.copyOf(whole, length));
            int expected = length >= ends[0] ? KEPT + wholeRecords(ends, length) : 0;
            assertGoesOnAfter(expected);
        }
    }

    private static int wholeRecords(long[] ends, int length) {
        return (int) Arrays.stream(ends).skip(1).filter(end -> end <= length).count();
    }

    private void assertGoesOnAfter(int expected) {
        try (MapDbStore store = open()) {
            assertEquals(Deltas.numbered(0, expected), feed(store));
            assertEquals(expected + 1, store.append(List.of(Deltas.numbered(1000)), 1).getFirst().sequence());
            assertEquals(List.of(), store.verify());
        }
        try (MapDbStore store = open()) {
            assertEquals(expected + 1, store.snapshot().count());
            assertTrue(store.snapshot().contains(Deltas.numbered(1000).id()));
        }
    }

    @Test
    void garbageBehindTheTailIsCutOff() throws IOException {
        try (MapDbStore store = open()) {
            store.append(Deltas.numbered(0, KEPT), 1);
        }
        byte[] whole = Files.readAllBytes(tail());
        for (byte[] garbage : List.of(new byte[5000], "no record, but text long enough to be one, if only its head were right".getBytes(),
                Arrays.copyOfRange(whole, Segment.HEADER_LENGTH, 400))) {
            byte[] longer = Arrays.copyOf(whole, whole.length + garbage.length);
            System.arraycopy(garbage, 0, longer, whole.length, garbage.length);
            Files.write(tail(), longer);
            try (MapDbStore store = open()) {
                assertEquals(Deltas.numbered(0, KEPT), feed(store));
                assertEquals(whole.length, Files.size(tail()));
            }
        }
    }

    @Test
    void aNewSegmentWithoutAWholeRecordIsUsed() throws IOException {
        Settings small = new Settings(1000, 1000, Disk.real());
        try (MapDbStore store = MapDbStore.open(folder, small)) {
            store.append(Deltas.numbered(0, 30), 1);
        }
        for (int length = 0; length <= Segment.HEADER_LENGTH + 3; length++) {
            Files.write(Segment.path(folder.resolve("segments"), 31), new byte[length]);
            try (MapDbStore store = MapDbStore.open(folder, small)) {
                assertEquals(Deltas.numbered(0, 30), feed(store));
                assertEquals(List.of(), store.verify());
            }
        }
        try (MapDbStore store = MapDbStore.open(folder, small)) {
            store.append(Deltas.numbered(30, 40), 1);
        }
        try (MapDbStore store = MapDbStore.open(folder, small)) {
            assertEquals(Deltas.numbered(0, 40), feed(store));
        }
    }

    @Test
    void aMissingOrDamagedTableOfOffsetsIsMadeAgain() throws IOException {
        Settings small = new Settings(2000, 1000, Disk.real());
        try (MapDbStore store = MapDbStore.open(folder, small)) {
            for (int i = 0; i < 10; i++) {
                store.append(Deltas.numbered(i * 10, i * 10 + 10), 1);
            }
        }
        List<Path> tables;
        try (var files = Files.list(folder.resolve("segments"))) {
            tables = files.filter(file -> file.toString().endsWith(Segment.OFFSETS_EXTENSION)).sorted().toList();
        }
        assertTrue(tables.size() > 3);
        Files.delete(tables.get(0));
        Files.write(tables.get(1), new byte[8]);
        byte[] flipped = Files.readAllBytes(tables.get(2));
        flipped[flipped.length / 2] ^= 4;
        Files.write(tables.get(2), flipped);
        try (MapDbStore store = MapDbStore.open(folder, small)) {
            assertEquals(Deltas.numbered(0, 100), feed(store));
            assertEquals(List.of(), store.verify());
            assertTrue(OffsetsTable.load(tables.get(2)).isPresent());
        }
    }
}
