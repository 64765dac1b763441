package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal how far long work is; elsewhere it is silent. Belongs to one thread. */
final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintWriter terminal;
    private final String verb;
    private final String unit;
    private final long started = System.nanoTime();
    private long startCount;
    private long drawn = started;
    private int width;

    private Progress(PrintWriter terminal, String verb, String unit) {
        this.terminal = terminal;
        this.verb = verb;
        this.unit = unit;
    }

    /** @param err standard error; whether it is a terminal is told by the script in {@code rhizome.terminal} */
    static Progress of(PrintWriter err, String verb, String unit) {
        return new Progress(System.getProperty("rhizome.terminal") == null ? null : err, verb, unit);
    }

    /** So many were done by an earlier run. */
    void startAt(long count) {
        startCount = count;
    }

    /** @param fraction of the whole, from 0 to 1; NaN when nobody knows */
    void show(long count, double fraction) {
        long now = System.nanoTime();
        if (terminal == null || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        double seconds = (now - started) / 1e9;
        String line = new ProgressLine(verb, unit, count, fraction, (count - startCount) / seconds).toString();
        terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.flush();
        width = line.length();
    }

    /** Wipes the line. */
    void clear() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width) + "\r");
            terminal.flush();
            width = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
