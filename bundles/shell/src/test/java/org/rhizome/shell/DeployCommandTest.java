package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;
import org.rhizome.shell.FakeNode.Request;

/** Commands that change extensions and follow what the node does. */
class DeployCommandTest {

    private static final String PLANNED = "{\"phase\":\"planned\",\"at\":0,\"detail\":\"\"}";
    private static final String CAUGHT_UP = "{\"phase\":\"caught_up\",\"at\":1,\"detail\":\"7 deltas\"}";
    private static final String NO_LEAK = "[{\"extension\":\"o.x\",\"version\":\"1\",\"collected\":true,\"millis\":12,\"heldBy\":[]}]";

    @TempDir
    private Path folder;

    @Test
    void theStepsAreShownAsTheyAreTaken() throws IOException {
        Iterator<Answer> answers = List.of(
                Answer.json(202, deployment("running", "", PLANNED, "[]")),
                Answer.json(200, deployment("running", "", PLANNED, "[]")),
                Answer.json(200, deployment("probation", "", PLANNED + "," + CAUGHT_UP, "[]")),
                Answer.json(200, deployment("committed", "", PLANNED + "," + CAUGHT_UP, NO_LEAK))).iterator();
        List<Request> asked = new ArrayList<>();
        ClientRun run = ClientRun.of(folder, remembering(asked, answers), "deploy", jar("a").toString());

        assertEquals(0, run.code(), run.err());
        assertEquals("""
                deployment 7
                  replace under hold o.x 1 -> 2  resolver:x, view:y  from ed25519:0123456789abcdef
                  warning: it starts a thread
                  1970-01-01T00:00:00Z  planned
                  1970-01-01T00:00:00.001Z  caught up: 7 deltas
                  o.x 1 left the memory after 12 ms
                committed
                """, run.out());
        assertEquals("application/java-archive", asked.getFirst().type());
        assertEquals("the jar a", asked.getFirst().body());
        assertEquals(List.of("/api/extensions", "/api/deployments/7?wait=250ms", "/api/deployments/7?wait=250ms", "/api/deployments/7?wait=250ms"),
                run.asked());
    }

    private static Function<Request, Answer> remembering(List<Request> asked, Iterator<Answer> answers) {
        return request -> {
            asked.add(request);
            return answers.next();
        };
    }

    @Test
    void howItIsDoneIsPassedOn() throws IOException {
        ClientRun run = ClientRun.of(folder, request -> Answer.json(200, deployment("committed", "", PLANNED, "[]")), "deploy", jar("a").toString(),
                "--shadow", "1m", "--tolerate", "all", "--probation", "500ms", "--errors", "3", "--deadline", "5s");
        assertEquals(List.of("/api/extensions?deadline=5s&shadow=60s&tolerate=all&probation=500ms&errors=3"), run.asked());
    }

    @Test
    void severalJarsGoTogether() throws IOException {
        List<Request> asked = new ArrayList<>();
        ClientRun run = ClientRun.of(folder, remembering(asked, List.of(Answer.json(200, deployment("committed", "", PLANNED, "[]"))).iterator()),
                "deploy", jar("a").toString(), jar("b").toString());
        assertEquals(0, run.code(), run.err());
        String boundary = asked.getFirst().type().substring("multipart/form-data; boundary=".length());
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"%d.jar\"\r\n"
                + "Content-Type: application/java-archive\r\n\r\nthe jar %s\r\n";
        assertEquals(part.formatted(1, "a") + part.formatted(2, "b") + "--" + boundary + "--\r\n", asked.getFirst().body());
    }

    @Test
    void whatDoesNotSucceedFailsWithTheReason() throws IOException {
        ClientRun failed = deploy(Answer.json(200, deployment("failed", "its self test threw", PLANNED, "[]")));
        assertEquals(1, failed.code());
        assertEquals("rhizome: Deployment 7 did not succeed (failed): its self test threw. What served before never stopped serving.\n", failed.err());
        ClientRun reverted = deploy(Answer.json(200, deployment("reverted", "2 errors.", PLANNED, "[]")));
        assertEquals("rhizome: Deployment 7 did not succeed (reverted): 2 errors. What served before serves again.\n", reverted.err());
        ClientRun refused = deploy(Answer.problem(409, "{\"title\":\"Conflict\",\"detail\":\"a b\",\"reasons\":[\"a\",\"b\\u001b\"]}"));
        assertEquals(1, refused.code());
        assertEquals("rhizome: Conflict:\n  a\n  b\\u001b\n", refused.err());
    }

    private ClientRun deploy(Answer answer) throws IOException {
        return ClientRun.of(folder, request -> answer, "deploy", jar("a").toString());
    }

    @Test
    void whoDoesNotWaitOnlyAsksForIt() throws IOException {
        Answer running = Answer.json(202, deployment("running", "", PLANNED, "[]"));
        ClientRun asked = ClientRun.of(folder, request -> running, "deploy", jar("a").toString(), "--wait", "0s");
        assertEquals(0, asked.code(), asked.err());
        assertEquals(List.of("/api/extensions"), asked.asked());
        ClientRun late = ClientRun.of(folder, request -> running, "deploy", jar("a").toString(), "--wait", "1ms");
        assertEquals(1, late.code());
        assertTrue(late.err().contains("has not ended within 1ms; it goes on. See how with \"rhizome deployments 7\""), late.err());
        assertEquals(2, ClientRun.of(folder, request -> running, "deploy", jar("a").toString(), "--wait", "soon").code());
    }

    @Test
    void aDryRunShowsThePlanAndWhatIsInItsWay() throws IOException {
        String plan = "{\"possible\":%s,\"changes\":[" + change() + "],\"refusals\":[%s],\"warnings\":[]}";
        ClientRun possible = ClientRun.of(folder, request -> Answer.json(200, plan.formatted("true", "")), "deploy", "--dry-run", jar("a").toString());
        assertEquals(new ClientRun(0, "  replace under hold o.x 1 -> 2  resolver:x, view:y  from ed25519:0123456789abcdef\n", "",
                List.of("/api/extensions?dryRun=true")), possible);
        ClientRun refused = ClientRun.of(folder, request -> Answer.json(200, plan.formatted("false", "\"no.\"")), "deploy", "--dry-run",
                jar("a").toString());
        assertEquals(1, refused.code());
        assertEquals("rhizome: This would be refused:\n  no.\n", refused.err());
    }

    @Test
    void aFileThatIsNotThereIsNamedBeforeAnythingIsSent() throws IOException {
        ClientRun run = ClientRun.of(folder, request -> Answer.json(500, "{}"), "deploy", folder.resolve("gone.jar").toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("gone.jar cannot be read: there is no such file."), run.err());
        assertEquals(List.of(), run.asked());
        assertEquals(1, ClientRun.of(folder, request -> Answer.json(500, "{}"), "deploy", folder.toString(), jar("a").toString()).code());
    }

    @Test
    void rollingBackAndRemovingAreFollowedToo() throws IOException {
        String done = deployment("committed", "", PLANNED, "[]");
        assertEquals(List.of("/api/extensions/a%2Fb/rollback"),
                ClientRun.of(folder, request -> Answer.json(200, done), "rollback", "a/b").asked());
        List<Request> asked = new ArrayList<>();
        ClientRun removed = ClientRun.of(folder, remembering(asked, List.of(Answer.json(200, done)).iterator()), "remove", "o.x", "--json");
        assertEquals(done + "\n", removed.out());
        assertEquals("DELETE", asked.getFirst().method());
        assertEquals("/api/extensions/o.x", asked.getFirst().path());
    }

    @Test
    void rollingBackWhatIsOnProbationIsDoneAtOnceAndIsASuccess() throws IOException {
        String reverted = deployment("reverted", "Rolled back by admin.", PLANNED, "[]");
        ClientRun run = ClientRun.of(folder, request -> Answer.json(200, reverted), "rollback", "o.x");
        assertEquals(0, run.code(), run::err);
        assertEquals("rolled back: what served before serves again\n", run.out());
    }

    private Path jar(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".jar"), "the jar " + name);
    }

    static String deployment(String state, String reason, String steps, String leaks) {
        return ("{\"number\":7,\"state\":\"%s\",\"by\":\"admin\",\"reason\":\"%s\",\"changes\":[" + change()
                + "],\"steps\":[%s],\"warnings\":[\"it starts a thread\"],\"leaks\":%s}").formatted(state, reason, steps, leaks);
    }

    private static String change() {
        return "{\"extension\":\"o.x\",\"action\":\"replace_under_hold\",\"from\":\"1\",\"to\":\"2\",\"sha256\":\"00\",\"signer\":\"ed25519:0123456789abcdef0123\","
                + "\"services\":[\"resolver:x\",\"view:y\"]}";
    }
}
