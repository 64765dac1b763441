package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;

/** A batch is there as a whole or not at all, wherever a write was cut short. */
class BatchTest {

    private static final int BATCHES = 40;
    private static final int SEGMENT_BYTES = 4000;
    private static final int CLOSELY = 2500;
    private static final int COARSE = 41;

    @TempDir
    private Path folder;

    /** How far the store was behind a batch. */
    private record Place(Path segment, long end, List<Delta> feed) {}

    private Path newestSegment() throws IOException {
        try (var files = Files.list(folder.resolve("segments"))) {
            return files.filter(file -> file.toString().endsWith(Segment.EXTENSION)).max(Path::compareTo).orElseThrow();
        }
    }

    private static List<Delta> feed(MapDbStore store) {
        return Deltas.list(store.snapshot().feed(0)).stream().map(Stored::delta).toList();
    }

    /** Batches of all sizes, larger ones than a segment too, with deltas and signatures that come again, some with nothing else. */
    private List<Place> fill(Settings settings, long seed) throws IOException {
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        int next = 0;
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            for (int i = 0; i < BATCHES; i++) {
                int size = random.nextInt(6) == 0 ? random.nextInt(40) : random.nextInt(6);
                List<Delta> batch = new ArrayList<>(Deltas.numbered(next, next + size));
                next += size;
                for (int more = random.nextInt(4); more > 0; more--) {
                    Delta again = Deltas.numbered(random.nextInt(next + 1));
                    batch.add(random.nextInt(batch.size() + 1), random.nextBoolean() ? again : Deltas.signed(again));
                }
                store.append(batch, 1);
                if (store.snapshot().lastSequence() > 0) {
                    places.add(new Place(newestSegment(), Files.size(newestSegment()), feed(store)));
                }
            }
        }
        return places;
    }

    @Test
    void aSegmentCutAtAnyByteEndsWithAWholeBatch() throws IOException {
        Settings settings = new Settings(SEGMENT_BYTES, 10_000, Disk.real());
        cutEverywhere(fill(settings, 4), settings, 1);
    }

    @Test
    void soDoesOneWhoseIndexKnowsMore() throws IOException {
        Settings flushing = new Settings(SEGMENT_BYTES, 10, Disk.real());
        cutEverywhere(fill(flushing, 4), flushing, COARSE);
    }

    private void cutEverywhere(List<Place> places, Settings settings, int step) throws IOException {
        Path segment = places.getLast().segment();
        byte[] whole = Files.readAllBytes(segment);
        List<Delta> before = places.stream().filter(place -> !place.segment().equals(segment)).reduce((a, b) -> b).orElseThrow().feed();
        for (int length = 0; length <= whole.length; length += length < whole.length - CLOSELY ? COARSE : step) {
            Files.write(segment, Arrays.copyOf(whole, length));
            long cut = length;
            Place place = places.stream().filter(one -> one.segment().equals(segment) && one.end() <= cut).reduce((a, b) -> b)
                    .orElse(new Place(segment, Segment.HEADER_LENGTH, before));
            try (MapDbStore store = MapDbStore.open(folder, settings)) {
                assertEquals(place.feed(), feed(store));
                assertEquals(List.of(), store.verify());
                assertEquals(place.end(), Files.size(segment));
                assertEquals(place.feed().stream().map(Delta::id).distinct().count(), store.snapshot().count());
            }
        }
    }

    @Test
    void whatIsLeftOfAFailedBatchIsCutOffBeforeTheSegmentIsSealed() throws IOException {
        FailingDisk disk = new FailingDisk();
        Settings settings = new Settings(SEGMENT_BYTES, 1000, disk);
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            store.append(Deltas.numbered(0, 5), 1);
            disk.failAfter(500);
            disk.refuseToTruncate();
            assertThrows(StoreException.class, () -> store.append(Deltas.numbered(5, 10), 1));
        }
        disk.failAfter(0);
        try (MapDbStore store = MapDbStore.open(folder, settings)) { // the rest of the batch is still there, and nobody sees it
            assertTrue(Files.size(newestSegment()) > endOf(Deltas.numbered(0, 5)));
            assertEquals(Deltas.numbered(0, 5), feed(store));
            assertEquals(List.of(), store.verify());
            disk.work();
            store.append(Deltas.numbered(10, 50), 1);
        }
        assertEquals(endOf(Deltas.numbered(0, 5)), Files.size(Segment.path(folder.resolve("segments"), 1)));
        Files.delete(folder.resolve("segments").resolve("%020d".formatted(1) + Segment.OFFSETS_EXTENSION));
        List<Delta> expected = new ArrayList<>(Deltas.numbered(0, 5));
        expected.addAll(Deltas.numbered(10, 50));
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            assertEquals(expected, feed(store));
        }
    }

    private static long endOf(List<Delta> deltas) {
        return Segment.HEADER_LENGTH + deltas.stream().mapToLong(RecordFormat::length).sum();
    }

    @Test
    void aDamageInAnUnfinishedBatchIsCutOffWithIt() throws IOException {
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            store.append(Deltas.numbered(0, 5), 1);
            store.append(Deltas.numbered(5, 15), 1);
        }
        byte[] bytes = Files.readAllBytes(newestSegment());
        int end = (int) endOf(Deltas.numbered(0, 5));
        bytes[end + 300] ^= 1;
        Files.write(newestSegment(), Arrays.copyOf(bytes, bytes.length - 1));
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            assertEquals(Deltas.numbered(0, 5), feed(store));
            assertEquals(List.of(), store.verify());
            assertEquals("", store.health().reason());
            assertEquals(end, Files.size(newestSegment()));
        }
    }

    @Test
    void recordsWithoutMarksAreBatchesOfTheirOwn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Segment.header(1));
        List<Delta> deltas = Deltas.numbered(0, 10);
        for (int i = 0; i < deltas.size(); i++) {
            byte[] record = new byte[RecordFormat.length(deltas.get(i))];
            RecordFormat.put(record, 0, i + 1, 1, deltas.get(i), RecordFormat.FINISHED);
            bytes.writeBytes(record);
        }
        Path segment = Segment.path(Files.createDirectories(folder.resolve("segments")), 1);
        Files.write(segment, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1));
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            assertEquals(Deltas.numbered(0, 9), feed(store));
            store.append(Deltas.numbered(9, 12), 1);
        }
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            assertEquals(Deltas.numbered(0, 12), feed(store));
        }
    }
}
