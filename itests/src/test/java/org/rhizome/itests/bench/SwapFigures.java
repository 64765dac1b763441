package org.rhizome.itests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.rhizome.itests.swap.LeakRun;
import org.rhizome.itests.swap.StoreSwapRun;
import org.rhizome.itests.swap.SwapBackRun;
import org.rhizome.itests.swap.UpgradeRun;

/** What it costs to replace code while it runs. */
final class SwapFigures {

    private static final int UPGRADES = 200;
    private static final int STORE_SWAPS = 5;
    private static final int UPGRADES_IN_LITTLE_ROOM = 1_000;

    private SwapFigures() {}

    static List<Figure> measure(Path home) throws Exception {
        UpgradeRun run = UpgradeRun.of(home.resolve("upgrades"), UPGRADES, 0);
        SwapBackRun back = SwapBackRun.of(home.resolve("back"));
        StoreSwapRun store = StoreSwapRun.of(home.resolve("store"), STORE_SWAPS);
        return List.of(
                new Figure(UPGRADES + " upgrades under 500 mixed requests/s: failed, lost, doubled", "0, 0, 0",
                        run.failures() + ", " + run.lost() + ", " + run.doubled() + String.format(" (%.1f s)", run.seconds())),
                new Figure("calm, the same requests", "stated", run.calm().toString()),
                new Figure("during the upgrades", "p99 1.5 times the calm one or 5 ms more, pause 200 ms", run.during().toString()),
                new Figure("swapped back after errors", "50 ms from the decision", back.words() + "; " + back.failures() + " requests failed"),
                new Figure("store replaced " + STORE_SWAPS + " times under 200 requests/s", "0 failed, pause 500 ms",
                        store.failures() + " failed; " + store.pauses()),
                left(home.resolve("leak")));
    }

    private static Figure left(Path home) throws IOException, InterruptedException {
        try (LeakRun run = LeakRun.start(home, UPGRADES_IN_LITTLE_ROOM, "honest")) {
            Properties left = run.result();
            return new Figure(UPGRADES_IN_LITTLE_ROOM + " upgrades with 96 MiB metaspace", "at most 2 live class loaders, all else constant",
                    left.getProperty("live") + " live; before " + left.getProperty("before") + ", after " + left.getProperty("after"));
        }
    }
}
