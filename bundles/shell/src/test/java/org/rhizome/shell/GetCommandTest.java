package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;

class GetCommandTest {

    private static final String VIEW = "{\"id\":\"x\",\"properties\":{\"p\":1}}";

    @TempDir
    private Path folder;

    @Test
    void theReadingIsPassedOn() throws IOException {
        assertEquals("/api/entities/x", asked("get", "x"));
        assertEquals("/api/entities/x?view=by%20rank&asOf=1769817600000", asked("get", "x", "--view", "by rank", "--as-of", "2026-01-31"));
        assertEquals("/api/entities/x?view=v&resolver.a%3Db=r", asked("get", "x", "--view", "v", "--resolver", "a=b=r"));
        assertEquals("/api/entities/x?resolver=last-write&resolver.v=r&asOf=-1.5",
                asked("get", "x", "--resolver", "last-write", "--resolver", "v=r", "--as-of", "-1.5"));
        assertEquals("/api/entities/x/lossless?asOf=1e%2B30", asked("get", "x", "--lossless", "--as-of", "1e30"));
    }

    private String asked(String... arguments) throws IOException {
        ClientRun run = run(VIEW, arguments);
        assertEquals(0, run.code(), run.err());
        return String.join(" ", run.asked());
    }

    @Test
    void contradictionsAreMisuseAndNobodyIsAsked() throws IOException {
        assertMisused("choose for one property with --resolver PROPERTY=r", "get", "x", "--view", "v", "--resolver", "r");
        assertMisused("nothing for --view or --resolver to decide", "get", "x", "--lossless", "--view", "v");
        assertMisused("nothing for --view or --resolver to decide", "get", "x", "--lossless", "--resolver", "r");
        assertMisused("\"soon\" is no time. Say milliseconds since 1970", "get", "x", "--as-of", "soon");
    }

    private void assertMisused(String remedy, String... arguments) throws IOException {
        ClientRun run = run(VIEW, arguments);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(remedy), run.err());
        assertEquals(List.of(), run.asked());
    }

    @Test
    void aResolverThatWasSubstitutedIsNotedBesideTheValues() throws IOException {
        String json = """
                {"id": "x", "properties": {"p": 1}, "notes": [
                 {"property": "p", "resolver": "slow", "reason": "took too long\\u001b, tried again in 10 s"},
                 {"property": "*", "resolver": "bad", "reason": "threw"}]}""";
        String notes = """
                note: the default decided "p" instead of the resolver slow: took too long\\u001b, tried again in 10 s
                note: the default decided all other properties instead of the resolver bad: threw
                """;
        ClientRun people = run(json, "get", "x");
        assertEquals(new ClientRun(0, "x\n  p  1\n", notes, List.of("/api/entities/x")), people);
        ClientRun machines = run(json, "get", "x", "--json");
        assertEquals(new ClientRun(0, json + "\n", notes, List.of("/api/entities/x")), machines);
    }

    private ClientRun run(String json, String... arguments) throws IOException {
        return ClientRun.of(folder, request -> Answer.json(200,
                request.path().contains("/lossless") ? "{\"id\":\"x\",\"properties\":{}}" : json), arguments);
    }
}
