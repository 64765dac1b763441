package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** Long lists, deltas of many pointers and what comes while someone reads. */
class PostingsTest {

    @TempDir
    private Path folder;

    @Test
    void listsLongerThanAnEntryAreWholeAndInOrder() {
        try (MapDbStore store = MapDbStore.open(folder, new Settings(1 << 20, 500, Disk.real()))) {
            for (int i = 0; i < 6000; i += 100) {
                store.append(Deltas.numbered(i, i + 100), i);
            }
            Snapshot snapshot = store.snapshot();
            Access author = new Access.ByAuthor("tester");
            assertEquals(6000, snapshot.estimate(author).orElseThrow());
            assertEquals(IntStream.rangeClosed(1, 6000).mapToObj(i -> (long) i).toList(),
                    Deltas.list(snapshot.find(author)).stream().map(Stored::sequence).toList());
        }
    }

    @Test
    void aDeltaOfManyPointersIsFoundOnceAndSoon() {
        Delta wide = Deltas.at(1, IntStream.range(0, 20_000).boxed().flatMap(i -> List.of(new Pointer("x", new Num(i)),
                new Pointer("y", new EntityRef("e" + i, null)), new Pointer("z", new EntityRef("one", "p" + i))).stream())
                .toArray(Pointer[]::new));
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            store.append(List.of(wide), 1);
            Snapshot snapshot = store.snapshot();
            for (Access access : List.of(new Access.ByValue("x", Optional.empty(), Optional.empty()), new Access.ByEntity("one"),
                    new Access.ByEntity("e7"), new Access.ByFiling("one"), new Access.ByRole("y"))) {
                assertEquals(1, Deltas.list(snapshot.find(access)).size(), access::toString);
            }
            assertEquals(100, snapshot.estimate(values(100, 199)).orElseThrow());
        }
    }

    @Test
    void aSnapshotFindsNothingThatCameLater() {
        try (MapDbStore store = MapDbStore.open(folder, new Settings(1 << 20, 16, Disk.real()))) {
            store.append(Deltas.numbered(0, 10), 1);
            Snapshot before = store.snapshot();
            Iterator<Stored> found = before.find(new Access.ByRole("value"));
            store.append(Deltas.numbered(10, 500), 1);
            assertEquals(10, Deltas.list(found).size());
            assertEquals(10, Deltas.list(before.find(new Access.Everything())).size());
            assertEquals(500, Deltas.list(store.snapshot().find(new Access.ByRole("value"))).size());
        }
    }

    @Test
    void aDamagedRecordIsThrownInItsPlaceAndTheRestIsFound() throws IOException {
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            store.append(Deltas.numbered(0, 100), 1);
            Access all = new Access.ByRole("value");
            assertEquals(100, Deltas.list(store.snapshot().find(all)).size());
            Path segment = Segment.path(folder.resolve("segments"), 1);
            byte[] bytes = Files.readAllBytes(segment);
            bytes[5000] ^= 1;
            Files.write(segment, bytes);
            Iterator<Stored> found = store.snapshot().find(all);
            int whole = 0;
            int damaged = 0;
            while (found.hasNext()) {
                try {
                    found.next();
                    whole++;
                } catch (DamagedRecordException e) {
                    damaged++;
                }
            }
            assertEquals(99, whole);
            assertEquals(1, damaged);
        }
    }

    @Test
    void aRangeThatTurnsRoundIsEmpty() {
        try (MapDbStore store = MapDbStore.open(folder, Settings.defaults())) {
            store.append(List.of(Deltas.at(1, new Pointer("x", new Num(5)), new Pointer("x", new Text("a")))), 1);
            Snapshot snapshot = store.snapshot();
            assertEquals(0, snapshot.estimate(values(9, 1)).orElseThrow());
            assertFalse(snapshot.find(values(9, 1)).hasNext());
            assertTrue(snapshot.find(new Access.ByValue("x", Optional.of(new Num(9)), Optional.empty())).hasNext());
        }
    }

    private static Access values(double low, double high) {
        return new Access.ByValue("x", Optional.<Primitive>of(new Num(low)), Optional.<Primitive>of(new Num(high)));
    }
}
