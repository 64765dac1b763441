package org.rhizome.itests.swap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rhizome.itests.Await;

/**
 * Upgrades back and forth under a fixed rate of mixed requests, and what became of the requests.
 *
 * @param calm before the first upgrade
 * @param during all upgrades
 * @param failures of requests
 * @param examples of them
 * @param acknowledged writes
 * @param lost of those
 * @param doubled of those
 * @param seconds that the upgrades took
 */
public record UpgradeRun(
        Latencies calm, Latencies during, long failures, List<String> examples, int acknowledged, long lost, long doubled, double seconds) {

    private static final int PER_SECOND = 500;
    private static final int WARM_UP = 8 * PER_SECOND;
    private static final int CALM = 12 * PER_SECOND;

    /**
     * @param home folder of a node that does not exist yet
     * @param between at least so many answers come between two upgrades; with 0 one follows the other at once
     */
    public static UpgradeRun of(Path home, int upgrades, int between) throws Exception {
        try (Studio studio = Studio.open(home, PER_SECOND)) {
            LoadGenerator load = studio.load();
            List<byte[]> versions = List.of(studio.paint(2), studio.paint(1));
            load.awaitAnswers(WARM_UP);
            Window warm = load.cut();
            load.awaitAnswers(CALM);
            Window calm = load.cut();
            long begin = System.nanoTime();
            for (int i = 0; i < upgrades; i++) {
                load.awaitAnswers(i * between);
                Studio.committed(studio.operator().deploy(versions.get(i % 2), "probation=0s"));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Window during = load.cut();
            load.close();
            List<Window> all = List.of(warm, calm, during, load.cut());
            Map<String, Integer> feed = studio.operator().feed();
            awaitMarks(studio);
            return new UpgradeRun(
                    calm.latencies(), during.latencies(), all.stream().mapToLong(Window::failures).sum(),
                    all.stream().flatMap(window -> window.examples().stream()).toList(), studio.witness().acknowledged(),
                    studio.witness().lost(feed), studio.witness().doubled(feed), seconds);
        }
    }

    /** Plugin and view have counted every mark once, whichever version saw it. */
    private static void awaitMarks(Studio studio) throws Exception {
        long marks = studio.witness().ended();
        try (Connection connection = new Connection(studio.node().address(), studio.node().token())) {
            Await.until("the plugin has counted " + marks + " marks", () -> tally(connection) >= marks);
            long tally = tally(connection);
            long marked = Mix.count(connection.get("/api/views/" + Paint.VIEW + "/answer").body());
            if (tally != marks || marked != marks) {
                throw new AssertionError("of " + marks + " marks the plugin counted " + tally + " and the view " + marked);
            }
        }
    }

    private static long tally(Connection connection) throws IOException {
        return Mix.count(connection.post("/api/plugins/" + Paint.PLUGIN + "/call", "{}").body());
    }
}
