package org.rhizome.store.mapdb;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;
import org.rhizome.store.Appended;

/** Appends for ever and prints how many deltas are acknowledged, until it is killed. Flushes, merges and rolls all the time. */
final class KilledWriter {

    static final Settings SETTINGS = new Settings(64 << 10, 100, Disk.real());

    private static final PrintStream OUT = System.out;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        MapDbStore store = MapDbStore.open(Path.of(arguments[0]), SETTINGS);
        int next = Integer.parseInt(arguments[1]);
        Random random = new Random(next);
        while (true) {
            int size = 1 + random.nextInt(40);
            var appended = store.append(Deltas.numbered(next, next + size), 1);
            if (appended.getLast().effect() != Appended.Effect.ADDED) {
                throw new AssertionError("delta " + next + " was there already");
            }
            next += size;
            OUT.println(next);
            OUT.flush();
        }
    }
}
