package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;
import org.rhizome.shell.FakeNode.Request;

/** Whole commands against a node that answers as told. */
class CommandsTest {

    @TempDir
    private Path folder;

    private Path token;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void token() throws IOException {
        token = Files.writeString(folder.resolve("token"), FakeNode.TOKEN);
    }

    @Test
    void digestIsForPeopleOrMachines() throws IOException {
        String json = "{\"count\":1234,\"digest\":\"1e20ab\"}";
        assertEquals(0, run(request -> Answer.json(200, json), "digest"));
        assertEquals("1e20ab  1,234 deltas\n", out.toString());
        assertEquals(0, run(request -> Answer.json(200, json), "digest", "--json"));
        assertTrue(out.toString().endsWith(json + "\n"));
    }

    @Test
    void problemsAreShownAsTheNodeTellsThem() throws IOException {
        assertEquals(1, run(request -> Answer.problem(404, "{\"title\":\"Not found\",\"detail\":\"no entity x\",\"pointer\":\"/0\"}"), "get", "x"));
        assertEquals("rhizome: Not found: no entity x (at /0).\n", err.toString());
    }

    @Test
    void anAnswerThatIsNoNodesIsTakenForWhatItIs() throws IOException {
        assertEquals(1, run(request -> new Answer(200, "text/html", "<html>", null), "digest"));
        assertTrue(err.toString().contains("not the JSON of a node"));
    }

    @Test
    void anUnknownTokenIsNamedByItsFile() throws IOException {
        Files.writeString(token, "another");
        assertEquals(1, run(request -> Answer.json(200, "{}"), "digest"));
        assertTrue(err.toString().contains("does not know the token in " + token), err.toString());
    }

    @Test
    void noNodeNoTokenAndNoSenseGetASentenceAndACode() {
        assertEquals(1, execute("digest", "--node", "http://127.0.0.1:1", "--token-file", token.toString()));
        assertTrue(err.toString().contains("No node answers at http://127.0.0.1:1"));
        assertEquals(1, execute("digest", "--token-file", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("none cannot be read (there is no such file)"));
        assertEquals(2, execute("digest", "--node", "8080"));
        assertEquals(2, execute("frobnicate"));
        assertEquals(2, execute("get"));
        assertEquals(2, execute());
        assertEquals(0, execute("help", "import"));
    }

    @Test
    void putSendsOneDeltaAndShowsItsId() throws IOException {
        List<String> bodies = new ArrayList<>();
        Function<Request, Answer> node = request -> {
            bodies.add(request.body());
            return Answer.json(200, "{\"accepted\":1,\"duplicate\":0,\"rejected\":[],\"ids\":[\"1e20ab\"]}");
        };
        assertEquals(0, run(node, "put", "pkg:vim", "size", "12", "--author", "me"));
        assertEquals("accepted 1e20ab\n", out.toString());
        assertTrue(bodies.getFirst().contains("\"author\":\"me\"") && bodies.getFirst().contains("\"target\":12"), bodies.getFirst());
    }

    @Test
    void aRejectedPutFailsWithTheReason() throws IOException {
        assertEquals(1, run(request -> Answer.json(207,
                "{\"accepted\":0,\"duplicate\":0,\"rejected\":[{\"index\":0,\"reason\":\"too odd\"}],\"ids\":[null]}"), "put", "a", "b", "c"));
        assertTrue(err.toString().contains("too odd"));
    }

    @Test
    void exportWritesTheWireFormPageByPage() throws IOException {
        Function<Request, Answer> node = request -> switch (request.path()) {
            case "/api/digest" -> Answer.json(200, "{\"count\":2,\"digest\":\"1e20\"}");
            case "/api/deltas?limit=10000&after=0" -> Answer.json(200, "{\"deltas\":[{\"id\":\"x\",\"claims\":{\"a\":[1]},\"sequence\":1}],\"next\":1}");
            case "/api/deltas?limit=10000&after=1" -> Answer.json(200, "{\"deltas\":[{\"sig\":\"ff\",\"claims\":{\"b\":2}}],\"next\":2,\"more\":false}");
            default -> Answer.json(200, "{\"deltas\":[],\"next\":2}");
        };
        Path file = folder.resolve("all.ndjson");
        assertEquals(0, run(node, "export", file.toString()));
        assertEquals("{\"claims\":{\"a\":[1]}}\n{\"claims\":{\"b\":2},\"sig\":\"ff\"}\n", Files.readString(file));
        assertEquals(1, run(node, "export", file.toString()));
        assertTrue(err.toString().contains("Say --force"));
    }

    @Test
    void anImportWithRejectionsFailsButSaysWhatCameThrough() throws IOException {
        Path file = Files.writeString(folder.resolve("x.ndjson"), "{}\n{}\n");
        assertEquals(1, run(request -> Answer.json(207,
                "{\"accepted\":1,\"duplicate\":0,\"rejected\":[{\"index\":1,\"line\":2,\"reason\":\"a\\u001bb\"}]}"), "import", file.toString()));
        assertTrue(out.toString().contains("2 claims") && out.toString().contains("1 accepted, 0 known already, 1 rejected"), out.toString());
        assertEquals("rejected line 2: a\\u001bb\n", err.toString());
    }

    @Test
    void importLeavesANodeAloneThatIsNotEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("x.ndjson"), "{}\n");
        assertEquals(0, run(request -> request.method().equals("GET") ? Answer.json(200, "{\"deltas\":[{}],\"next\":1}") : Answer.json(500, "{}"),
                "import", "--if-empty", file.toString()));
        assertTrue(out.toString().contains("nothing is imported"));
    }

    private int run(Function<Request, Answer> answers, String... arguments) throws IOException {
        try (FakeNode fake = new FakeNode(answers)) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--node", fake.address(), "--token-file", token.toString()));
            return execute(all.toArray(String[]::new));
        }
    }

    private int execute(String... arguments) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
