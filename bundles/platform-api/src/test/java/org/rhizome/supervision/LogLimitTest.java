package org.rhizome.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a clock that overflows, as it may
    private final LogLimit limit = new LogLimit(now::get);

    @Test
    void ofAFloodAHundredLinesASecondAreWrittenAndTheRestIsCounted() {
        for (int i = 0; i < LogLimit.LINES; i++) {
            assertEquals(List.of("line " + i), limit.admit("line " + i));
        }
        assertEquals(List.of("more than 100 lines within a second; the rest of that second is left out"), limit.admit("first too many"));
        for (int i = 1; i < 1000; i++) {
            assertEquals(List.of(), limit.admit("too many"));
        }
        now.addAndGet(SECOND);
        assertEquals(List.of("1000 lines were left out", "next"), limit.admit("next"));
        assertEquals(List.of("after it"), limit.admit("after it"));
    }

    @Test
    void aHundredLinesEachSecondAreNoFlood() {
        for (int i = 0; i < 10 * LogLimit.LINES; i++) {
            assertEquals(List.of("steady"), limit.admit("steady"));
            now.addAndGet(SECOND / LogLimit.LINES);
        }
    }

    @Test
    void whatIsWrittenIsOneLine() {
        assertEquals(List.of("a\\u001b[31mred\\n2026-11-28 06:00:00.000 ERROR forged\\r\\u0085\\u2028\tz\u00fc"),
                limit.admit("a\u001b[31mred\n2026-11-28 06:00:00.000 ERROR forged\r\u0085\u2028\tz\u00fc"));
        assertEquals(List.of("null: b"), limit.admit((String) null, "b"));
        assertEquals(List.of("x".repeat(Printable.LONGEST)), limit.admit("x".repeat(Printable.LONGEST)));
        assertEquals(List.of("x".repeat(Printable.LONGEST) + "\u2026 (10000000 characters)"), limit.admit("x".repeat(10_000_000)));
    }
}
