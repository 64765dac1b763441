package org.rhizome.store.mapdb;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;

/** Appends for ever and prints how many deltas are acknowledged, until it is killed. Flushes, merges and rolls all the time. */
final class KilledWriter {

    static final Settings SETTINGS = new Settings(64 << 10, 100, Disk.real());

    private static final PrintStream OUT = System.out;
    private static final int PIECE = 64;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        Settings slow = new Settings(SETTINGS.segmentBytes(), SETTINGS.flushDeltas(), KilledWriter::openSlowly);
        MapDbStore store = MapDbStore.open(Path.of(arguments[0]), slow);
        int next = Integer.parseInt(arguments[1]);
        while (true) {
            List<Delta> batch = new ArrayList<>(batch(next));
            if (next > 0) {
                batch.add(batch.size() / 2, Deltas.numbered(next / 2)); // here already
            }
            List<Appended> appended = store.append(batch, 1);
            if (appended.getFirst().effect() != Appended.Effect.ADDED) {
                throw new AssertionError("delta " + next + " was there already");
            }
            next += size(next);
            OUT.println(next);
            OUT.flush();
        }
    }

    /** How many deltas the batch adds that begins with the delta {@code first}. */
    static int size(int first) {
        Random random = new Random(first);
        return 1 + random.nextInt(random.nextInt(8) == 0 ? 400 : 40);
    }

    /** The records of the batch that begins with the delta {@code first}; there is a signature for an earlier delta among them. */
    static List<Delta> batch(int first) {
        List<Delta> batch = new ArrayList<>(Deltas.numbered(first, first + size(first)));
        if (first > 0) {
            batch.add(Deltas.signed(Deltas.numbered(first - 1)));
        }
        return batch;
    }

    /** Writes a few bytes at a time, so that a kill often meets a batch of which a part is on the disk. */
    private static Disk.WritableFile openSlowly(Path path) throws IOException {
        Disk.WritableFile file = Disk.real().open(path);
        return new Disk.WritableFile() {
            @Override
            public void write(byte[] bytes, int length, long position) throws IOException {
                for (int from = 0; from < length; from += PIECE) {
                    int to = Math.min(from + PIECE, length);
                    file.write(Arrays.copyOfRange(bytes, from, to), to - from, position + from);
                }
            }

            @Override
            public void force() throws IOException {
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
