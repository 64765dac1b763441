package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Which disk runs to merge: the newest ones as long as each is not larger than all newer ones together, once there are four. Each entry is
 * then written about log4 of the number of flushes times, and the number of runs grows with that logarithm as well.
 */
final class MergePolicy {

    private static final int FEWEST = 4;
    private static final long LARGEST_BYTES = 3L << 29; // a run is mapped in one piece of at most 2 GiB

    private MergePolicy() {}

    /** Adjacent runs to be merged, newest first; empty when there is nothing to do. */
    static List<DiskRun> choose(List<DiskRun> newestFirst) {
        List<DiskRun> chosen = new ArrayList<>();
        long entries = 0;
        long bytes = 0;
        for (DiskRun run : newestFirst) {
            bytes += run.size().bytes();
            if (!chosen.isEmpty() && run.size().entries() > entries * 5 / 4 || bytes > LARGEST_BYTES) {
                break;
            }
            chosen.add(run);
            entries += run.size().entries();
        }
        return chosen.size() < FEWEST ? List.of() : chosen;
    }
}
