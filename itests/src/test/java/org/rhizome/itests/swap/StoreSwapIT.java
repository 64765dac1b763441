package org.rhizome.itests.swap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot run twice, the store, is replaced while clients write: they wait, and nothing fails. */
class StoreSwapIT {

    private static final int SWAPS = Soak.times(3, 20);

    @Test
    void nothingFailsAndNothingIsLostWhenTheStoreIsReplaced(@TempDir Path home) throws Exception {
        StoreSwapRun run = StoreSwapRun.of(home, SWAPS);
        System.out.printf("%d replacements of the store: %s%nduring: %s%n", SWAPS, run.pauses(), run.during());
        assertAll(
                () -> assertEquals(0, run.failures(), () -> String.join("\n", run.examples())),
                () -> assertTrue(run.acknowledged() > 100, () -> "too few writes to prove anything: " + run.acknowledged()),
                () -> assertEquals(0, run.lost(), "acknowledged writes that are gone"),
                () -> assertEquals(0, run.doubled(), "deltas that are in the feed twice"));
    }
}
