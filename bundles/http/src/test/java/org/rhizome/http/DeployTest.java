package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.deploy.Extension;
import org.rhizome.security.Role;

/** Installing, watching and removing extensions. */
class DeployTest {

    private static final String JAR = "application/java-archive";
    private static final String FORM = "multipart/form-data; boundary=cut";

    @RegisterExtension
    private static final Node NODE = new Node();

    private final FakeDeployments deployments = new FakeDeployments();

    @BeforeEach
    void connect() {
        NODE.deployments.set(deployments);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertEquals(List.of(), NODE.uploads());
    }

    @Test
    void aJarBecomesADeploymentThatCanBeFollowed() {
        Answer answer = NODE.client().post("/api/extensions", JAR, "x").hasStatus(202);

        assertEquals("/api/deployments/1", answer.header("Location"));
        assertEquals("running", answer.json().get("state"));
        assertEquals("test-admin", answer.json().get("by"));
        assertEquals("", answer.json().get("reason"));
        Map<?, ?> change = (Map<?, ?>) answer.list("changes").getFirst();
        assertEquals(Map.of("extension", "x", "action", "replace_under_hold", "from", "1.0.0", "to", "2.0.0", "sha256", "ab",
                "signer", "ed25519:cd", "services", List.of("resolver:x")), change);
        assertEquals(Map.of("phase", "caught_up", "at", 6.0, "detail", "7 deltas"), answer.list("steps").get(1));
        assertEquals(Map.of("compared", 10.0, "differing", 1.0, "examples", List.of("pkg:curl")), answer.object("comparison"));
        assertEquals(Map.of("extension", "x", "version", "1.0.0", "collected", false, "millis", 30_000.0, "heldBy", List.of("a thread")),
                answer.list("leaks").getFirst());
        assertEquals(answer.json(), NODE.client(Role.READER).get("/api/deployments/1").hasStatus(200).json());
        assertEquals(FakeDeployments.USUAL, deployments.options);
    }

    @Test
    void onlyAnAdministratorChangesExtensions() {
        Client writer = NODE.client(Role.WRITER);
        writer.post("/api/extensions", JAR, "x").isProblem(403, "admin");
        writer.post("/api/extensions/x/rollback", JAR, "").isProblem(403, "admin");
        writer.delete("/api/extensions/x").isProblem(403, "admin");
        writer.post("/api/plugins/x/restart", JAR, "").isProblem(403, "admin");
        NODE.client(Role.READER).post("/api/plugins/x/call", "application/json", "1").isProblem(403, "writer");
        NODE.client(Role.READER).get("/api/extensions").hasStatus(200);
        assertEquals(Map.of(), deployments.journal);
    }

    @Test
    void howItIsDoneIsSaidInTheAddress() {
        NODE.client().post("/api/extensions?deadline=5s&shadow=500ms&tolerate=all&probation=2m&errors=3", JAR, "x").hasStatus(202);
        assertEquals(new Deployments.Options(Duration.ofSeconds(5), Duration.ofMillis(500), -1, Duration.ofMinutes(2), 3), deployments.options);
        NODE.client().post("/api/extensions?tolerate=7", JAR, "x").hasStatus(202);
        assertEquals(7, deployments.options.tolerated());
        for (String wrong : List.of("shadow=5", "probation=-1s", "deadline=2000m", "tolerate=some", "errors=x", "wait=1h", "wait=11m", "dry=true")) {
            NODE.client().post("/api/extensions?" + wrong, JAR, "x").isProblem(400, wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void aDryRunGivesThePlan() {
        Answer plan = NODE.client().post("/api/extensions?dryRun=true", JAR, "x").hasStatus(200);
        assertEquals(true, plan.json().get("possible"));
        assertEquals(List.of("it starts a thread"), plan.list("warnings"));
        Answer refused = NODE.client().post("/api/extensions?dryRun=true", JAR, "bad").hasStatus(200);
        assertEquals(false, refused.json().get("possible"));
        assertEquals(List.of("no.", "never."), refused.list("refusals"));
        assertEquals(Map.of(), deployments.journal);
    }

    @ParameterizedTest
    @CsvSource({"INVALID, 400", "UNTRUSTED, 403", "UNKNOWN, 404", "CONFLICT, 409"})
    void whatIsRefusedSaysEveryReason(String kind, int status) {
        Answer refused = NODE.client().post("/api/extensions", JAR, kind).isProblem(status, "one reason. another.");
        assertEquals(List.of("one reason.", "another."), refused.list("reasons"));
    }

    @Test
    void whoeverWaitsHearsTheEnd() {
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> NODE.client().post("/api/extensions?wait=1m", JAR, "x"));
        while (!deployments.journal.containsKey(1L)) {
            Thread.onSpinWait();
        }
        CompletableFuture<Answer> following = CompletableFuture.supplyAsync(() -> NODE.client().get("/api/deployments/1?wait=1m"));
        deployments.end(1, Deployment.State.FAILED);

        Answer ended = waiting.join().hasStatus(200);
        assertEquals("failed", ended.json().get("state"));
        assertEquals("it threw", ended.json().get("reason"));
        assertEquals(ended.json(), following.join().hasStatus(200).json());
        assertEquals("running", NODE.client().post("/api/extensions?wait=1ms", JAR, "y").hasStatus(202).json().get("state"));
    }

    @Test
    void rollingBackAndRemovingAreDeploymentsToo() {
        assertEquals("/api/deployments/1", NODE.client().post("/api/extensions/a.b/rollback", JAR, "").hasStatus(202).header("Location"));
        NODE.client().delete("/api/extensions/a.b").hasStatus(202);
        assertEquals("back a.b", deployments.journal.get(1L).changes().getFirst().extension());
        assertEquals("remove a.b", deployments.journal.get(2L).changes().getFirst().extension());
        NODE.client().delete("/api/extensions/gone").isProblem(404, "no extension gone");
    }

    @Test
    void theJournalIsPagedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            NODE.client().post("/api/extensions", JAR, "x");
        }
        Answer first = NODE.client().get("/api/deployments?limit=2").hasStatus(200);
        assertEquals(List.of(5.0, 4.0), numbers(first));
        Answer second = NODE.client().get("/api/deployments?limit=2&before=" + first.number("next"));
        assertEquals(List.of(3.0, 2.0), numbers(second));
        Answer last = NODE.client().get("/api/deployments?limit=2&before=" + second.number("next"));
        assertEquals(List.of(1.0), numbers(last));
        assertFalse(last.json().containsKey("next"));
        NODE.client().get("/api/deployments/9").isProblem(404, "9");
        NODE.client().get("/api/deployments/first").isProblem(404, "first");
    }

    private static List<Object> numbers(Answer page) {
        return page.list("deployments").stream().map(each -> ((Map<?, ?>) each).get("number")).map(Object.class::cast).toList();
    }

    @Test
    void extensionsAreListedAndWhatDoesNotServeIsNamedInHealth() {
        deployments.extensions.add(extension("good", Extension.State.SERVING, "ok"));
        deployments.extensions.add(extension("left", Extension.State.PARKED, "its activation threw"));
        deployments.extensions.add(extension("held", Extension.State.ZOMBIE, "a thread holds it"));
        Answer list = NODE.client().get("/api/extensions").hasStatus(200);
        assertEquals(Map.ofEntries(Map.entry("name", "good"), Map.entry("version", "2.0.0"), Map.entry("description", "words"),
                Map.entry("origin", "deployment"), Map.entry("state", "serving"), Map.entry("generation", 4.0),
                Map.entry("services", List.of("view:v")), Map.entry("health", "ok"), Map.entry("since", 9.0), Map.entry("rollbackTo", "1.0.0"),
                Map.entry("signer", "distribution")), list.list("extensions").getFirst());

        assertEquals(List.of("extension left 2.0.0 is parked: its activation threw",
                "extension held 2.0.0 was retired and is still held in memory: a thread holds it"),
                NODE.clientWith(null).get("/health/ready").hasStatus(200).list("degraded"));
    }

    private static Extension extension(String name, Extension.State state, String health) {
        return new Extension(name, "2.0.0", "words", "deployment", state, 4, List.of("view:v"), health, 9, "1.0.0", "distribution");
    }

    @Test
    void metricsCountDeploymentsByTheirEnd() {
        for (int i = 0; i < 4; i++) {
            NODE.client().post("/api/extensions", JAR, "x");
        }
        deployments.end(1, Deployment.State.COMMITTED);
        deployments.end(2, Deployment.State.REVERTED);
        assertEquals("1", metric("rhizome_deployments_total{outcome=\"committed\"}"));
        deployments.end(3, Deployment.State.COMMITTED);
        assertEquals("2", metric("rhizome_deployments_total{outcome=\"committed\"}"));
        assertEquals("1", metric("rhizome_deployments_total{outcome=\"reverted\"}"));
        assertEquals("0", metric("rhizome_deployments_total{outcome=\"failed\"}"));
        deployments.extensions.add(extension("left", Extension.State.PARKED, ""));
        assertEquals("1", metric("rhizome_extensions{state=\"parked\"}"));
        assertEquals("1", metric("rhizome_generation"));
    }

    private static String metric(String name) {
        return NODE.client().get("/metrics").hasStatus(200).text().lines().filter(line -> line.startsWith(name + " "))
                .findFirst().orElse(name + " absent").substring(name.length() + 1);
    }

    @Test
    void severalJarsOfOneFormAreOneDeploymentInTheirOrder() {
        String form = part("jar", "a.jar", "first\r\n--cu") + part("jar", "b.jar", "second") + "--cut--\r\n";
        NODE.client().post("/api/extensions", FORM, form).hasStatus(202);
        assertEquals("first\r\n--cu second", deployments.journal.get(1L).changes().getFirst().extension());
        NODE.client().post("/api/extensions", "multipart/form-data; boundary=\"cut\"", part("x", "../../etc/passwd", "third") + "--cut--")
                .hasStatus(202);
        assertEquals("third", deployments.journal.get(2L).changes().getFirst().extension());
    }

    private static String part(String name, String file, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file + "\"\r\n"
                + "Content-Type: application/java-archive\r\n\r\n" + content + "\r\n";
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        NODE.client().post("/api/extensions", FORM, part("jar", "a.jar", "first")).isProblem(400, "form");
        NODE.client().post("/api/extensions", FORM, "--cut--\r\n").isProblem(400, "no part that is a file");
        NODE.client().post("/api/extensions", FORM, "").isProblem(400, "form");
        NODE.client().post("/api/extensions", FORM, "garbage").isProblem(400, "form");
        NODE.client().post("/api/extensions", FORM, part("jar", "a.jar", "") + "--cut--").isProblem(400, "the jar is empty");
        NODE.client().post("/api/extensions", "multipart/form-data", "--cut--").isProblem(400, "boundary");
        NODE.client().post("/api/extensions", FORM, "--cut\r\nContent-Disposition: form-data; name=\"wait\"\r\n\r\n1s\r\n--cut--")
                .isProblem(400, "wait", "no file");
        NODE.client().post("/api/extensions", FORM, "--cut\r\nContent-Disposition: form-data\r\n\r\nx\r\n--cut--")
                .isProblem(400, "a part without a name of the form is no file");
        NODE.client().post("/api/extensions", FORM, "--cut\r\nContent-Disposition: form-data; name=\"" + "x".repeat(20_000) + "\"\r\n\r\n1\r\n--cut--")
                .isProblem(400, "form");
        assertEquals(Map.of(), deployments.journal);
    }

    @Test
    void whatIsNoJarByItsTypeIsRefused() {
        NODE.client().post("/api/extensions", "application/json", "{}").isProblem(415, "application/java-archive");
        NODE.client().post("/api/extensions", JAR, "x", "Content-Encoding", "gzip").isProblem(415, "gzip");
        NODE.client().post("/api/extensions", JAR, "").isProblem(400, "empty");
        assertEquals(Map.of(), deployments.journal);
    }

    @Test
    void aJarThatIsTooLongIsCutOffWhereverItsLengthStands(@TempDir Path folder) throws Exception {
        Path jar = Files.write(folder.resolve("big"), new byte[Uploads.JAR_BYTES + 1]);
        NODE.client().post("/api/extensions", JAR, BodyPublishers.ofFile(jar)).isProblem(413, "67108864");
        String head = part("jar", "a.jar", "first") + part("jar", "b.jar", "");
        NODE.client().post("/api/extensions", FORM, BodyPublishers.concat(BodyPublishers.ofString(head.substring(0, head.length() - 2)),
                BodyPublishers.ofFile(jar), BodyPublishers.ofString("\r\n--cut--"))).isProblem(413, "jar 2", "67108864");
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST.replace("/api/deltas", "/api/extensions") + "Content-Type: " + JAR + "\r\nContent-Length: 1000000000000\r\n\r\n")
                    .hear().isProblem(413, "jar 1", "67108864");
        }
    }

    @Test
    void moreJarsThanOneDeploymentHasAreRefused() {
        String form = part("jar", "a.jar", "x").repeat(Uploads.JARS + 1) + "--cut--\r\n";
        NODE.client().post("/api/extensions?dryRun=true", FORM, form).isProblem(413, "64 jars at most");
        assertEquals(Map.of(), deployments.journal);
    }

    @Test
    void aClientThatGoesAwayLeavesNothingBehind() throws Exception {
        try (Raw raw = NODE.raw()) {
            raw.say(Raw.POST.replace("/api/deltas", "/api/extensions") + "Content-Type: " + JAR + "\r\nContent-Length: 100000\r\n\r\nhalf");
            while (NODE.uploads().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        while (!NODE.uploads().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(Map.of(), deployments.journal);
    }

    @Test
    void aNodeWithoutSaysSo() {
        NODE.deployments.set(null);
        NODE.client().post("/api/extensions", JAR, "x").isProblem(501, "org.rhizome.deploy");
        NODE.client().get("/api/extensions").isProblem(501, "org.rhizome.deploy");
        NODE.client().get("/api/deployments").isProblem(501, "org.rhizome.deploy");
        NODE.client().get("/api/plugins").isProblem(501, "org.rhizome.plugins");
        NODE.client().get("/api/views/v/answer").isProblem(501, "org.rhizome.plugins");
        NODE.client().get("/health/ready").hasStatus(200);
        NODE.client().get("/metrics").hasStatus(200);
    }
}
