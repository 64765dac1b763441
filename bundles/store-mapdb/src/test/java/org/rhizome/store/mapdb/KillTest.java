package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Snapshot;

/** A writing process is killed at random moments; each batch is there as a whole or not at all, and what it acknowledged is there. */
class KillTest {

    private static final int KILLS = 50;

    @TempDir
    private Path folder;

    @Test
    void killedAtRandomAllBatchesAreWholeAndNoneAcknowledgedIsLost() throws IOException, InterruptedException {
        Random random = new Random(42);
        int acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = writeUntilKilled(acknowledged, 1 + random.nextInt(20), random.nextInt(3_000_000));
            try (MapDbStore store = MapDbStore.open(folder, KilledWriter.SETTINGS)) {
                acknowledged = assertBatchesThere(store.snapshot(), acknowledged);
                assertEquals(List.of(), store.verify());
            }
        }
    }

    /** Kills the process some nanoseconds after it acknowledged so many batches; returns how many deltas are acknowledged then. */
    private int writeUntilKilled(int start, int batches, int nanos) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx128m",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), KilledWriter.class.getName(), folder.toString(), Integer.toString(start))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int acknowledged = start;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < batches; i++) {
                String line = lines.readLine();
                assertTrue(line != null, "the writer ended by itself");
                acknowledged = Integer.parseInt(line);
            }
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe with acknowledgements in it
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line.isEmpty() ? acknowledged : Math.max(acknowledged, Integer.parseInt(line));
            }
        }
        return acknowledged;
    }

    /** Returns how many deltas there are: the batches are whole, those acknowledged and perhaps one more. */
    private static int assertBatchesThere(Snapshot snapshot, int acknowledged) {
        int count = (int) snapshot.count();
        assertTrue(count >= acknowledged, acknowledged + " were acknowledged, " + count + " are there");
        assertTrue(count <= acknowledged + KilledWriter.size(acknowledged), "more is there than one batch that was not acknowledged");
        List<Delta> written = new ArrayList<>();
        for (int first = 0; first < count; first += KilledWriter.size(first)) {
            written.addAll(KilledWriter.batch(first));
        }
        List<Delta> found = new ArrayList<>();
        snapshot.feed(0).forEachRemaining(stored -> found.add(stored.delta()));
        assertEquals(written, found);
        for (int i = 0; i < count; i += 1 + count / 500) {
            DeltaId id = Deltas.numbered(i).id();
            assertTrue(snapshot.contains(id));
            assertEquals(id, snapshot.get(id).orElseThrow().delta().id());
            assertEquals(id, snapshot.scan("entity:" + i / 3, "property" + i % 3).next().delta().id());
        }
        return count;
    }
}
