package org.rhizome.itests.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.forge.Service;
import org.rhizome.itests.Await;
import org.rhizome.itests.Node;

/** A bad new version never takes over: the old one serves on, no request fails, and the journal says why. */
class BadVersionIT {

    private static final int PER_SECOND = 60;
    private static final Service HONEST = Resolvers.answering(Paint.SERVICE, Paint.label(2));

    private static Studio studio;

    @BeforeAll
    static void open(@TempDir Path home) throws Exception {
        studio = Studio.open(home, PER_SECOND);
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @BeforeEach
    void calm() throws InterruptedException {
        studio.load().cut();
        studio.load().awaitAnswers(PER_SECOND);
    }

    private static ExtensionForge bad(Service resolver) {
        return Paint.version(2, resolver, SelfTests.passing());
    }

    private static byte[] signed(ExtensionForge forge) {
        return forge.signedBy(studio.key()).jar();
    }

    /** It was begun, did not take over, and the journal says why. */
    private static Report assertFailed(byte[] jar, String options, String reason) throws IOException, InterruptedException {
        Report report = studio.operator().deploy(jar, options);
        assertEquals("failed", report.state(), report::toString);
        assertTrue(report.reason().contains(reason), () -> "expected \"" + reason + "\": " + report.reason());
        Report journaled = studio.operator().deployment(report.number());
        assertEquals(report.reason(), journaled.reason());
        assertTrue(!journaled.phases().contains("swapped"), journaled::toString);
        assertOldServes();
        return journaled;
    }

    /** It was not begun. */
    private static void assertRefused(byte[] jar, String reason) throws IOException, InterruptedException {
        int before = studio.operator().deployments().size();
        Report report = studio.operator().deploy(jar, "probation=0s");
        assertTrue(report.isRefused(), report::toString);
        assertTrue(report.reason().contains(reason), () -> "expected \"" + reason + "\": " + report.reason());
        assertEquals(before, studio.operator().deployments().size(), "what is refused is no deployment");
        assertOldServes();
    }

    private static void assertOldServes() throws IOException, InterruptedException {
        assertEquals("v1", serving());
        studio.load().awaitAnswers(2 * PER_SECOND);
        assertNoFailure();
        assertEquals(200, studio.operator().get("/health/ready").statusCode());
    }

    private static void assertNoFailure() {
        Window window = studio.load().cut();
        assertEquals(0, window.failures(), () -> String.join("\n", window.examples()));
    }

    private static String serving() throws IOException, InterruptedException {
        return Mix.version(studio.operator().get(Node.entity("load:1") + "?resolver=" + Paint.SERVICE).body());
    }

    @Test
    void oneThatThrowsWhenItIsActivated() throws Exception {
        assertFailed(signed(bad(Resolvers.throwingInActivate(Paint.SERVICE))), "deadline=10s", "forged to fail in activate");
    }

    @Test
    void oneThatFailsItsSelfTest() throws Exception {
        assertFailed(signed(Paint.version(2, HONEST, SelfTests.failing("the paint is dry"))), "deadline=10s", "the paint is dry");
    }

    @Test
    void oneThatHangsInItsConstructor() throws Exception {
        assertFailed(signed(bad(Resolvers.blockingInConstructor(Paint.SERVICE))), "deadline=2s", "2 s");
    }

    @Test
    void oneWhoseSelfTestHangs() throws Exception {
        assertFailed(signed(Paint.version(2, HONEST, SelfTests.hanging())), "deadline=2s", "2 s");
    }

    @Test
    void oneWhoseSelfTestHangsAndIsDeafToInterruption() throws Exception {
        assertFailed(signed(Paint.version(2, HONEST, SelfTests.deaf())), "deadline=2s", "2 s");
    }

    @Test
    void oneThatThrowsWhenTheNodeTriesIt() throws Exception {
        assertFailed(signed(bad(Resolvers.throwing(Paint.SERVICE))), "deadline=10s", "forged to fail");
    }

    @Test
    void oneThatDoesNotOfferWhatItDeclares() throws Exception {
        assertFailed(signed(bad(HONEST).declares("resolver", "absent")), "deadline=2s", "resolver:absent");
    }

    @Test
    void oneThatAnswersDifferently() throws Exception {
        Report report = assertFailed(signed(bad(Resolvers.answering(Paint.SERVICE, "v1 or so"))), "shadow=60s&tolerate=0", "differ");
        Map<?, ?> comparison = (Map<?, ?>) report.json().get("comparison");
        assertTrue((Double) comparison.get("differing") > 0, comparison::toString);
        assertNotEquals(List.of(), comparison.get("examples"));
    }

    @Test
    void oneForAnotherVersionOfTheInterfaces() throws Exception {
        assertRefused(signed(bad(HONEST).importing("org.rhizome.resolver", "[9,10)")), "org.rhizome.resolver");
    }

    @Test
    void oneThatNeedsWhatIsMissing() throws Exception {
        assertRefused(signed(bad(HONEST).needs("resolver", "nowhere")), "nowhere");
    }

    @Test
    void oneOfWhichAByteWasChangedAfterItWasSigned() throws Exception {
        byte[] jar = signed(bad(HONEST));
        jar[jar.length / 2] ^= 1;
        assertRefused(jar, "");
    }

    @Test
    void oneThatNobodySigned() throws Exception {
        assertRefused(bad(HONEST).jar(), "sign");
    }

    @Test
    void oneThatFailsAfterTheSwapIsSwappedBackByItself() throws Exception {
        SwapBackRun run = SwapBackRun.of(studio);
        assertEquals("reverted", run.state(), run::toString);
        assertTrue(run.reason().contains("forged to fail at"), run::reason);
        System.out.println("swapped back: " + run);
        Await.until("the old version answers", () -> serving().equals("v1"));
        studio.load().cut();
        assertOldServes();
    }
}
