package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;

/** Readers and writers at the same time, in one process and in two. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrencyTest {

    private static final Settings SMALL = new Settings(100_000, 200, Disk.real());

    @TempDir
    private Path folder;

    @Test
    void readersSeeWholeStatesWhileBatchesComeIn() throws ExecutionException, InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        try (MapDbStore store = MapDbStore.open(folder, SMALL); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> readWhileOthersWrite(store, done)));
            }
            for (int i = 0; i < 6000; i += 20) {
                store.append(Deltas.numbered(i, i + 20), 1);
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertTrue(reader.get() > 0);
            }
        }
    }

    private static int readWhileOthersWrite(MapDbStore store, AtomicBoolean done) {
        int rounds = 0;
        while (!done.get() || rounds == 0) {
            Snapshot snapshot = store.snapshot();
            int count = (int) snapshot.count();
            assertEquals(0, count % 20, "a batch is seen wholly or not at all");
            assertEquals(count, snapshot.lastSequence());
            assertEquals(count, Deltas.list(snapshot.ids()).size());
            assertFalse(snapshot.contains(Deltas.numbered(count).id()));
            if (count > 0) {
                assertEquals(Deltas.numbered(count - 1), Deltas.list(snapshot.feed(count - 1)).getFirst().delta());
                assertEquals(count, snapshot.get(Deltas.numbered(count - 1).id()).orElseThrow().sequence());
                assertTrue(snapshot.scan("entity:" + (count - 1) / 3).hasNext());
            }
            rounds++;
        }
        return rounds;
    }

    @Test
    void aReaderDoesNotWaitForAWriterThatWaitsForTheDisk() throws Exception {
        SlowDisk disk = new SlowDisk();
        Settings slow = new Settings(1 << 20, 1000, disk);
        try (MapDbStore store = MapDbStore.open(folder, slow); ExecutorService threads = Executors.newCachedThreadPool()) {
            store.append(Deltas.numbered(0, 10), 1);
            disk.holdForces();
            Future<?> writer = threads.submit(() -> store.append(Deltas.numbered(10, 20), 1));
            disk.awaitForce();
            assertEquals(10, store.snapshot().count());
            assertEquals(10, Deltas.list(store.snapshot().feed(0)).size());
            assertTrue(store.health().writable());
            assertEquals(List.of(), store.verify());
            assertFalse(writer.isDone());
            disk.release();
            writer.get();
            assertEquals(20, store.snapshot().count());
        }
    }

    private static final class SlowDisk implements Disk {

        private final Disk real = Disk.real();
        private final CountDownLatch forcing = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean holding;

        void holdForces() {
            holding = true;
        }

        void awaitForce() throws InterruptedException {
            forcing.await();
        }

        void release() {
            released.countDown();
        }

        @Override
        public WritableFile open(Path path) throws IOException {
            WritableFile file = real.open(path);
            return new WritableFile() {
                @Override
                public void write(byte[] bytes, int length, long position) throws IOException {
                    file.write(bytes, length, position);
                }

                @Override
                public void force() throws IOException {
                    if (holding) {
                        forcing.countDown();
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    file.force();
                }

                @Override
                public void truncate(long length) throws IOException {
                    file.truncate(length);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }

    @Test
    void anInterruptedReaderHarmsNobody() throws Exception {
        try (MapDbStore store = MapDbStore.open(folder, SMALL); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            store.append(Deltas.numbered(0, 1000), 1);
            Callable<Integer> reading = () -> {
                int found = 0;
                for (int i = 0; i < 3000; i++) {
                    Stored stored = store.snapshot().get(Deltas.numbered(i % 1000).id()).orElseThrow();
                    found += stored.sequence() == i % 1000 + 1 ? 1 : 0;
                }
                return found;
            };
            Future<Integer> quiet = threads.submit(reading);
            Future<Integer> interrupted = threads.submit(() -> {
                int found = 0;
                for (int i = 0; i < 1000; i++) {
                    Thread.currentThread().interrupt();
                    found += store.snapshot().get(Deltas.numbered(i).id()).isPresent() ? 1 : 0;
                    assertTrue(Thread.interrupted(), "the interrupt is not swallowed");
                }
                return found;
            });
            assertEquals(3000, quiet.get());
            assertEquals(1000, interrupted.get());
        }
    }

    @Test
    void anInterruptedWriterStoresItsBatch() {
        try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
            Thread.currentThread().interrupt();
            store.append(Deltas.numbered(0, 10), 1);
            assertTrue(Thread.interrupted());
            store.append(Deltas.numbered(10, 20), 1);
            assertEquals(20, Deltas.list(store.snapshot().feed(0)).size());
        }
    }

    @Test
    void concurrentWritersStoreEachDeltaOnce() throws ExecutionException, InterruptedException {
        try (MapDbStore store = MapDbStore.open(folder, SMALL); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int offset = w * 100;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i += 10) {
                        store.append(Deltas.numbered(offset + i, offset + i + 10), 1);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertEquals(800, store.snapshot().count());
            assertEquals(800, store.snapshot().lastSequence());
        }
    }

    @Test
    void aSecondStoreInTheSameFolderIsRefused() throws IOException, InterruptedException {
        try (MapDbStore store = MapDbStore.open(folder, SMALL)) {
            store.append(Deltas.numbered(0, 10), 1);
            StoreException refused = assertThrows(StoreException.class, () -> MapDbStore.open(folder, SMALL));
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
            Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                    System.getProperty("java.class.path"), KilledWriter.class.getName(), folder.toString(), "100")
                    .redirectErrorStream(true).start();
            String output = new String(other.getInputStream().readAllBytes());
            assertTrue(other.waitFor() != 0);
            assertTrue(output.contains("the store in " + folder + " is open in another process"), output);
            assertEquals(10, store.snapshot().count());
        }
    }
}
