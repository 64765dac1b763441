package org.rhizome.itests.swap;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.itests.Await;
import org.rhizome.itests.Node;

/**
 * A version fails after it has taken over, and the one before takes its place again.
 *
 * @param state of the deployment in the end
 * @param reason of it
 * @param words how long it took, as the journal says
 * @param failures of requests until then, without the one that met the failure first
 * @param examples of them
 */
public record SwapBackRun(String state, String reason, String words, long failures, List<String> examples) {

    private static final int PER_SECOND = 200;

    /** A claim of one entity, which is met only after the swap. */
    private static final String FATAL = "claimed 7";
    private static final String ENTITY = "load:7";
    private static final Pattern TIME = Pattern.compile("[0-9.]+ ms after the decision");

    /** @param home folder of a node that does not exist yet */
    public static SwapBackRun of(Path home) throws Exception {
        try (Studio studio = Studio.open(home, PER_SECOND)) {
            studio.load().awaitAnswers(4 * PER_SECOND);
            return of(studio);
        }
    }

    static SwapBackRun of(Studio studio) throws Exception {
        byte[] failing = Paint.version(2, Resolvers.throwingAt(Paint.SERVICE, FATAL, Paint.label(2)), SelfTests.passing())
                .signedBy(studio.key()).jar();
        studio.load().cut();
        Report begun = studio.operator().begin(failing, "probation=60s&errors=0");
        Await.until("it is on probation or has failed already", () -> !studio.operator().deployment(begun.number()).state().equals("running"));
        studio.operator().get(Node.entity(ENTITY) + "?resolver=" + Paint.SERVICE);
        Report report = studio.operator().ended(begun.number());
        Window during = studio.load().cut();
        return new SwapBackRun(report.state(), report.reason(), took(report.detail("reverted")), during.failures(), during.examples());
    }

    /** What the journal says of the step back holds the time. */
    private static String took(String detail) {
        Matcher time = TIME.matcher(detail);
        return time.find() ? time.group() : detail;
    }
}
