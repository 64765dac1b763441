package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;

/** Commands that show extensions, deployments and plugins, and those that call them. */
class ExtensionsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void extensionsAreListedWithWhatAilsThem() throws IOException {
        String json = """
                {"extensions": [
                 {"name": "o.a", "version": "1.0.0", "state": "serving", "services": ["resolver:a", "resolver:b"], "health": "ok"},
                 {"name": "o.long", "version": "", "state": "parked", "services": [], "health": "it threw\\u001b"}]}""";
        ClientRun people = run(json, "extensions");
        assertEquals("""
                o.a     1.0.0  serving  resolver:a, resolver:b
                o.long  -      parked                           it threw\\u001b
                """, people.out());
        assertEquals(json + "\n", run(json, "extensions", "--json").out());
        assertEquals(List.of("/api/extensions"), people.asked());
    }

    @Test
    void deploymentsAreListedOrShownOneByOne() throws IOException {
        String one = DeployCommandTest.deployment("failed", "it threw", "{\"phase\":\"planned\",\"at\":0,\"detail\":\"\"}",
                "[{\"extension\":\"o.x\",\"version\":\"1\",\"collected\":false,\"millis\":30000,\"heldBy\":[\"a thread\",\"a timer\"]}]")
                .replace("\"leaks\"", "\"comparison\":{\"compared\":9,\"differing\":1,\"examples\":[\"pkg:a\"]},\"leaks\"");
        ClientRun list = run("{\"deployments\":[" + one + "]}", "deployments", "--limit", "3");
        assertEquals("7  1970-01-01T00:00:00Z  failed  replace under hold o.x 2  admin  it threw\n", list.out());
        assertEquals(List.of("/api/deployments?limit=3"), list.asked());
        ClientRun shown = run(one, "deployments", "7");
        assertEquals(List.of("/api/deployments/7"), shown.asked());
        assertEquals("""
                deployment 7  failed  by admin
                  replace under hold o.x 1 -> 2  resolver:x, view:y  from ed25519:0123456789abcdef
                  warning: it starts a thread
                  1970-01-01T00:00:00Z  planned
                  compared 9 answers, 1 differed
                    pkg:a
                  o.x 1 is still in memory after 30000 ms, held by a thread, a timer
                  it threw
                """, shown.out());
    }

    @Test
    void pluginsAreListedWithWhatTheyDid() throws IOException {
        assertEquals("plugin  greeter  1.0.0  backing off  handled 7  behind 2  made 3  refused 4  restarts 1  it threw\n", run("""
                {"instances": [{"type": "plugin", "name": "greeter", "version": "1.0.0", "state": "backing_off", "handled": 7, "lag": 2,
                 "emitted": 3, "refusedEmissions": 4, "restarts": 1, "reason": "it threw"}]}""", "plugins").out());
    }

    @Test
    void aPluginIsCalledWithJson() throws IOException {
        ClientRun run = run("[1]", "call", "gree ter", "{\"a\":1}", "--timeout", "2s");
        assertEquals(new ClientRun(0, "[1]\n", "", List.of("/api/plugins/gree%20ter/call?timeout=2s")), run);
        ClientRun refused = ClientRun.of(folder, request -> Answer.problem(400, "{\"title\":\"Bad Request\",\"detail\":\"no \" }"), "call", "p", "1");
        assertEquals(1, refused.code());
    }

    @Test
    void aViewIsAskedInKeysAndValues() throws IOException {
        assertEquals(List.of("/api/views/top/answer?n=3&of=a%26b%3Dc"), run("1", "ask", "top", "n=3", "of=a&b=c").asked());
        assertEquals(List.of("/api/views/top/answer"), run("1", "ask", "top").asked());
        assertEquals(List.of("/api/views/top/answer?a=&timeout=5s"), run("1", "ask", "top", "a=", "--timeout", "5s").asked());
        ClientRun misused = run("1", "ask", "top", "three");
        assertEquals(2, misused.code());
        assertTrue(misused.err().contains("KEY=VALUE, not \"three\""), misused.err());
    }

    private ClientRun run(String json, String... arguments) throws IOException {
        return ClientRun.of(folder, request -> Answer.json(200, json), arguments);
    }
}
