package org.rhizome.supervision;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one extension may write into the log of the node: so many lines within a second, each {@link Printable}. Keeps counts only, of what it
 * is given nothing. Safe for any thread.
 */
public final class LogLimit {

    /** Within a second. */
    public static final int LINES = 100;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long began; // guarded by this
    private int lines; // guarded by this
    private long left; // guarded by this

    public LogLimit() {
        this(System::nanoTime);
    }

    /** @param nanos the time, as of {@link System#nanoTime} */
    public LogLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /**
     * The lines to write for a message: itself as a rule; none when there were too many, which the first that is left out says; before the
     * first one afterwards how many were left out.
     *
     * @param parts of the message; a long one is cut by itself
     */
    public synchronized List<String> admit(String... parts) {
        long now = nanos.getAsLong();
        long omitted = 0;
        if (now - began >= SECOND) {
            omitted = left;
            began = now;
            lines = 0;
            left = 0;
        }
        if (++lines <= LINES) {
            String line = Stream.of(parts).map(Printable::of).collect(Collectors.joining(": "));
            return omitted == 0 ? List.of(line) : List.of(omitted + " lines were left out", line);
        }
        lines = LINES + 1;
        return ++left > 1 ? List.of() : List.of("more than " + LINES + " lines within a second; the rest of that second is left out");
    }
}
