package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Restarts come later and later, and end when there were too many within the window. */
class CrashesTest {

    private final Crashes crashes = new Crashes(Settings.DEFAULTS);

    @Test
    void theWaitDoublesUntilThereWereTooMany() {
        for (long expected = 100; expected <= 1_600; expected *= 2) {
            assertEquals(Optional.of(Duration.ofMillis(expected)), crashes.crashed(0));
        }
        assertEquals(Optional.empty(), crashes.crashed(TimeUnit.SECONDS.toNanos(60)));
    }

    @Test
    void whatIsLongAgoCountsNoMore() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.of(Duration.ofMillis(100)), crashes.crashed(TimeUnit.SECONDS.toNanos(61L * i)));
        }
    }

    @Test
    void theWaitHasALimit() {
        Settings patient = new Settings(1, Duration.ZERO, Duration.ZERO, 1_000, Duration.ofDays(1), Duration.ofMillis(100),
                Duration.ofSeconds(30), 1, Duration.ZERO, 1, 1, 1);
        Crashes many = new Crashes(patient);
        Optional<Duration> last = Optional.empty();
        for (int i = 0; i < 200; i++) {
            last = many.crashed(i);
        }
        assertEquals(Optional.of(Duration.ofSeconds(30)), last);
    }
}
