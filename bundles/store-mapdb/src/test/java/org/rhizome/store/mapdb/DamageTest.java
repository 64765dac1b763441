package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Stored;

/** Bits that flip on the disk: a delta is served as it was written, or its file and offset are reported. */
class DamageTest {

    private static final int COUNT = 60;
    private static final int BATCH = 5;
    private static final Settings SMALL_SEGMENTS = new Settings(3000, 1000, Disk.real());
    private static final Settings ONE_SEGMENT = Settings.defaults();
    private static final Access ALL = new Access.ByAuthor("tester");

    @TempDir
    private Path folder;

    private void fill(Settings settings) {
        try (MapDbStore store = MapDbStore.open(folder, settings)) {
            for (int i = 0; i < COUNT; i += BATCH) {
                store.append(Deltas.numbered(i, i + BATCH), 1);
            }
        }
    }

    private Path segment(long first) {
        return Segment.path(folder.resolve("segments"), first);
    }

    private interface Damaged {

        void with(MapDbStore store, long offset) throws IOException;
    }

    /** Flips one bit after the other across a segment, and sets it back. */
    private void flipAcross(Path segment, Settings settings, Damaged test) throws IOException {
        byte[] whole = Files.readAllBytes(segment);
        Random random = new Random(1);
        for (int offset = 0; offset < whole.length; offset += offset < 200 ? 1 : 13) {
            byte[] flipped = whole.clone();
            flipped[offset] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment, flipped);
            try (MapDbStore store = MapDbStore.open(folder, settings)) {
                test.with(store, offset);
            }
            Files.write(segment, whole);
        }
    }

    /** Every delta as it was written or reported; returns how many could be read. */
    private static int readable(MapDbStore store, Path segment) {
        int readable = 0;
        Iterator<Stored> feed = store.snapshot().feed(0);
        while (feed.hasNext()) {
            try {
                Stored stored = feed.next();
                Delta written = Deltas.numbered((int) stored.sequence() - 1);
                assertEquals(written.claims(), stored.delta().claims());
                assertEquals(written.id(), stored.delta().id());
                assertEquals(1, stored.receivedAt());
                readable++;
            } catch (DamagedRecordException e) {
                assertTrue(e.getMessage().contains(segment.toString()), e.getMessage());
                assertTrue(e.getMessage().matches(".*offset \\d+.*"), e.getMessage());
            }
        }
        return readable;
    }

    @Test
    void aFlippedBitInASealedSegmentHidesOneRecord() throws IOException {
        fill(SMALL_SEGMENTS);
        flipAcross(segment(1), SMALL_SEGMENTS, (store, offset) -> {
            int lost = offset < Segment.HEADER_LENGTH ? 0 : 1;
            assertEquals(COUNT - lost, readable(store, segment(1)));
            List<String> report = store.verify();
            assertEquals(1, report.size());
            assertTrue(report.getFirst().startsWith(segment(1) + " is damaged at offset "), report.getFirst());
            assertEquals(lost == 1, store.health().reason().contains("is damaged at offset"));
            assertTrue(store.health().writable());
        });
        try (MapDbStore store = MapDbStore.open(folder, SMALL_SEGMENTS)) {
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void aFlippedBitInASealedSegmentWithoutATableHidesOneRecord() throws IOException {
        fill(SMALL_SEGMENTS);
        Path table = Path.of(segment(1).toString().replace(Segment.EXTENSION, Segment.OFFSETS_EXTENSION));
        flipAcross(segment(1), SMALL_SEGMENTS, (store, offset) -> {
            assertEquals(COUNT - (offset < Segment.HEADER_LENGTH ? 0 : 1), readable(store, segment(1)));
            Files.delete(table);
        });
    }

    @Test
    void aFlippedBitInTheActiveSegmentHidesOneRecordAndInTheLastOneCutsItsBatch() throws IOException {
        fill(ONE_SEGMENT);
        long lastRecord = Files.size(segment(1)) - RecordFormat.length(Deltas.numbered(COUNT - 1));
        flipAcross(segment(1), ONE_SEGMENT, (store, offset) -> {
            boolean cut = offset >= lastRecord;
            assertEquals(cut ? COUNT - BATCH : COUNT, store.snapshot().lastSequence());
            assertEquals(cut ? COUNT - BATCH : COUNT - (offset < Segment.HEADER_LENGTH ? 0 : 1), readable(store, segment(1)));
            assertEquals(cut ? 0 : 1, store.verify().size());
            if (!cut && offset >= Segment.HEADER_LENGTH) {
                assertTrue(store.health().reason().contains("is damaged at offset"));
                assertEquals(COUNT + 1, store.append(List.of(Deltas.numbered(COUNT)), 1).getFirst().sequence());
            }
        });
    }

    @Test
    void manyDamagedRecordsInTheMiddleAreReportedOnceAndTheRestIsServed() throws IOException {
        fill(ONE_SEGMENT);
        byte[] bytes = Files.readAllBytes(segment(1));
        Arrays.fill(bytes, 1000, 2500, (byte) 0);
        Files.write(segment(1), bytes);
        try (MapDbStore store = MapDbStore.open(folder, ONE_SEGMENT)) {
            int readable = readable(store, segment(1));
            assertTrue(readable < COUNT - 5 && readable > COUNT - 30);
            assertEquals(readable, store.snapshot().count());
            assertTrue(store.health().reason().contains("is damaged at offset"));
            assertEquals(COUNT, store.snapshot().lastSequence());
            assertEquals(COUNT + 1, store.append(List.of(Deltas.numbered(COUNT)), 1).getFirst().sequence());
        }
    }

    @Test
    void aDamagedDeltaIsNeverServedByAnyRead() throws IOException {
        fill(SMALL_SEGMENTS);
        try (MapDbStore store = MapDbStore.open(folder, SMALL_SEGMENTS)) {
            flip(segment(1), Segment.HEADER_LENGTH + 70);
            Delta lost = Deltas.numbered(0);
            assertTrue(store.snapshot().contains(lost.id()));
            assertThrows(DamagedRecordException.class, () -> store.snapshot().get(lost.id()));
            assertThrows(DamagedRecordException.class, () -> store.snapshot().scan("entity:0", "property0").next());
            var scan = store.snapshot().scan("entity:0");
            assertThrows(DamagedRecordException.class, scan::next);
            assertEquals("property1", scan.next().property());
            assertTrue(store.health().reason().contains(segment(1) + " is damaged at offset " + Segment.HEADER_LENGTH));
        }
    }

    @Test
    void aDamagedDeltaThatIsSentAgainIsWholeAgain() throws IOException {
        fill(SMALL_SEGMENTS);
        flip(segment(1), Segment.HEADER_LENGTH + 70);
        Delta lost = Deltas.numbered(0);
        for (int round = 0; round < 2; round++) {
            try (MapDbStore store = MapDbStore.open(folder, SMALL_SEGMENTS)) {
                store.verify();
                assertEquals(round == 0 ? Effect.ADDED : Effect.DUPLICATE, store.append(List.of(lost), 2).getFirst().effect());
                assertEquals(lost, store.snapshot().get(lost.id()).orElseThrow().delta());
                assertEquals(COUNT, store.snapshot().count());
                assertTrue(store.snapshot().scan("entity:0", "property0").hasNext());
            }
        }
    }

    @Test
    void aDamagedDeltaThatIsSentAgainIsFoundByAllItsTermsOnce() throws IOException {
        Delta lost = Deltas.numbered(0);
        for (Delta again : List.of(lost, Deltas.signed(lost))) {
            for (boolean before : new boolean[] {false, true}) {
                Path place = folder.resolve(before + again.id().toString() + again.signature().isPresent());
                try (MapDbStore store = MapDbStore.open(place, ONE_SEGMENT)) {
                    store.append(Deltas.numbered(0, COUNT), 1);
                    assertEquals(COUNT, before ? Deltas.list(store.snapshot().find(ALL)).size() : COUNT);
                    flip(Segment.path(place.resolve("segments"), 1), Segment.HEADER_LENGTH + 70);
                    assertEquals(1, store.verify().size());
                    assertThrows(DamagedRecordException.class, () -> store.snapshot().get(lost.id()));
                    store.append(List.of(again), 1);
                    assertFoundOnce(store, lost);
                }
                for (int round = 0; round < 2; round++) {
                    try (MapDbStore store = MapDbStore.open(place, ONE_SEGMENT)) {
                        assertFoundOnce(store, lost);
                    }
                }
            }
        }
    }

    private static void assertFoundOnce(MapDbStore store, Delta lost) {
        for (Access access : List.of(ALL, new Access.ByRole("value"), new Access.ByTime(0, 2000), new Access.ByContext("property0"),
                new Access.ByValue("value", Optional.empty(), Optional.empty()), new Access.ByFiling("entity:0"))) {
            List<Stored> found = Deltas.list(store.snapshot().find(access));
            assertEquals(1, found.stream().filter(stored -> stored.delta().equals(lost)).count(), access::toString);
        }
        assertFalse(store.snapshot().get(lost.id()).orElseThrow().again(), "who reads the feed meets it for the first time");
        assertEquals(COUNT, Deltas.list(store.snapshot().find(ALL)).size());
        assertEquals(COUNT, store.snapshot().count());
    }

    private static void flip(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 0x10;
        Files.write(file, bytes);
    }

    @Test
    void aSegmentCutShortOrMissingIsReported() throws IOException {
        fill(SMALL_SEGMENTS);
        byte[] whole = Files.readAllBytes(segment(1));
        Files.write(segment(1), Arrays.copyOf(whole, whole.length - 100));
        try (MapDbStore store = MapDbStore.open(folder, SMALL_SEGMENTS)) {
            assertFalse(store.verify().isEmpty());
            assertEquals(COUNT, store.snapshot().lastSequence());
        }
        Files.delete(segment(1));
        try (MapDbStore store = MapDbStore.open(folder, SMALL_SEGMENTS)) {
            assertFalse(store.verify().isEmpty());
            assertThrows(DamagedRecordException.class, () -> store.snapshot().feed(0).next());
            assertEquals(COUNT, store.snapshot().lastSequence());
        }
    }
}
