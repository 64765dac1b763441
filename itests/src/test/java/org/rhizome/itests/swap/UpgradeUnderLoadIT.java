package org.rhizome.itests.swap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extension with a service of each kind is replaced again and again while clients read, write and call it. */
class UpgradeUnderLoadIT {

    private static final int UPGRADES = Soak.times(100, 200);

    @Test
    void noRequestFailsNoWriteIsLostOrDoubledAndEveryAnswerIsFromOneVersion(@TempDir Path home) throws Exception {
        UpgradeRun run = UpgradeRun.of(home, UPGRADES, 0);
        System.out.printf("%d upgrades in %.1f s%ncalm:   %s%nduring: %s%n%d writes acknowledged%n",
                UPGRADES, run.seconds(), run.calm(), run.during(), run.acknowledged());
        assertAll(
                () -> assertEquals(0, run.failures(), () -> String.join("\n", run.examples())),
                () -> assertTrue(run.acknowledged() > 1_000, () -> "too few writes to prove anything: " + run.acknowledged()),
                () -> assertEquals(0, run.lost(), "acknowledged writes that are gone"),
                () -> assertEquals(0, run.doubled(), "deltas that are in the feed twice"));
    }
}
