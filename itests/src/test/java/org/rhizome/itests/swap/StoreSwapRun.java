package org.rhizome.itests.swap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The store is replaced under reads and writes, and what became of them.
 *
 * @param pauses how long calls waited, each in the words of the journal
 * @param during all requests meanwhile
 * @param failures of requests
 * @param examples of them
 * @param acknowledged writes
 * @param lost of those
 * @param doubled of those
 */
public record StoreSwapRun(
        List<String> pauses, Latencies during, long failures, List<String> examples, int acknowledged, long lost, long doubled) {

    private static final int PER_SECOND = 200;

    /** @param home folder of a node that does not exist yet */
    public static StoreSwapRun of(Path home, int swaps) throws Exception {
        try (Studio studio = Studio.open(home, PER_SECOND)) {
            LoadGenerator load = studio.load();
            load.awaitAnswers(4 * PER_SECOND);
            Window calm = load.cut();
            List<String> pauses = new ArrayList<>();
            for (int i = 1; i <= swaps; i++) {
                Report report = Studio.committed(studio.operator().deploy(StoreJar.version("9." + i + ".0", studio.key()), ""));
                pauses.add(String.join("; ", report.details()));
                load.awaitAnswers(i * PER_SECOND);
            }
            Window during = load.cut();
            load.close();
            Map<String, Integer> feed = studio.operator().feed();
            List<Window> all = List.of(calm, during, load.cut());
            return new StoreSwapRun(
                    pauses, during.latencies(), all.stream().mapToLong(Window::failures).sum(),
                    all.stream().flatMap(window -> window.examples().stream()).toList(), studio.witness().acknowledged(),
                    studio.witness().lost(feed), studio.witness().doubled(feed));
        }
    }
}
