package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;

class ExplainCommandTest {

    private static final String WON = """
            {"value": "7.88-5", "resolver": {"name": "last-write", "version": "0.1.0", "bundle": "org.rhizome.resolver.last-write"},
             "rule": "the newest claim wins",
             "winner": {"id": "1e20aaaaaaaaaaaaaaaa", "author": "security", "timestamp": 1767225600000, "value": "7.88-5",
              "why": "none is newer"},
             "losers": [
              {"id": "1e20bbbbbbbbbbbbbbbb", "author": "bookworm", "timestamp": 0, "value": "7.88-15", "why": "older"},
              {"id": "1e20cccccccccccccccc", "author": "eve", "timestamp": 2.5, "value": {"id": "pkg:x"},
               "why": "negated by 1e20dd of bob"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void theValueWhoDecidedTheWinnerAndEveryLoserAreShown() throws IOException {
        ClientRun run = run(WON, "explain", "pkg:curl", "version");
        assertEquals("""
                pkg:curl  version
                  value       7.88-5
                  decided by  last-write 0.1.0 (org.rhizome.resolver.last-write)
                  rule        the newest claim wins

                  won   7.88-5   security  2026-01-01T00:00:00Z         1e20aaaaaaaaaaaa  none is newer
                  lost  7.88-15  bookworm  1970-01-01T00:00:00Z         1e20bbbbbbbbbbbb  older
                  lost  pkg:x    eve       1970-01-01T00:00:00.002500Z  1e20cccccccccccc  negated by 1e20dd of bob
                """, run.out());
        assertEquals("", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void withoutAWinnerThoseThatCountedAreShown() throws IOException {
        assertEquals("""
                x  p
                  value       3
                  decided by  sum 1.0.0 (b)
                  rule        all are added

                  counted  1  a  1970-01-01T00:00:00Z  1e20a  a number
                  counted  2  b  1970-01-01T00:00:00Z  1e20b  a number
                  and 7 more that counted
                  and 4 more that lost
                """, run("""
                {"value": 3, "resolver": {"name": "sum", "version": "1.0.0", "bundle": "b"}, "rule": "all are added", "contributors": [
                 {"id": "1e20a", "author": "a", "timestamp": 0, "value": 1, "why": "a number"},
                 {"id": "1e20b", "author": "b", "timestamp": 0, "value": 2, "why": "a number"}],
                 "contributorsOmitted": 7, "losers": [], "losersOmitted": 4}""", "explain", "x", "p").out());
    }

    @Test
    void aPropertyThatAViewLeavesOutHasNoValueAndNoBundle() throws IOException {
        assertEquals("""
                x  p
                  value       (none)
                  decided by  omit
                  rule        the view leaves the property out
                """, run("""
                {"resolver": {"name": "omit", "version": "", "bundle": ""}, "rule": "the view leaves the property out", "losers": []}""",
                "explain", "x", "p", "--view", "v").out());
    }

    @Test
    void machinesGetTheAnswerOfTheNode() throws IOException {
        assertEquals(WON + "\n", run(WON, "explain", "x", "p", "--json").out());
    }

    @Test
    void entityPropertyAndReadingAreInTheAddress() throws IOException {
        assertEquals(List.of("/api/entities/a%2Fb/explain/..?view=v&asOf=1769853600000"),
                run(WON, "explain", "a/b", "..", "--view", "v", "--as-of", "2026-01-31T10:00:00Z").asked());
        assertEquals(List.of("/api/entities/x/explain/p%3Fq?resolver=r"), run(WON, "explain", "x", "p?q", "--resolver", "r").asked());
    }

    @Test
    void notesGoToStderr() throws IOException {
        ClientRun run = run("""
                {"resolver": {"name": "last-write", "version": "1", "bundle": "b"}, "rule": "r", "losers": [],
                 "notes": [{"property": "p", "resolver": "slow", "reason": "took too long"}]}""", "explain", "x", "p");
        assertEquals("note: the default decided \"p\" instead of the resolver slow: took too long\n", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void nothingInAnExplanationSteersTheTerminal() throws IOException {
        String out = run("""
                {"value": "\\u001b[2J", "resolver": {"name": "n\\u0007", "version": "v\\n", "bundle": "b\\r"}, "rule": "r\\u009b",
                 "losers": [{"id": "\\u001b", "author": "a\\n", "timestamp": 0, "value": "\\t", "why": "w\\u001b"}]}""",
                "explain", "x\u0001", "p\n").out();
        assertTrue(out.lines().allMatch(line -> line.codePoints().noneMatch(Character::isISOControl)), out);
        assertEquals(6, out.lines().count(), out);
    }

    @Test
    void aProblemFailsAndTooLittleIsMisuse() throws IOException {
        ClientRun unknown = ClientRun.of(folder, request -> Answer.problem(404,
                "{\"title\":\"Not found\",\"detail\":\"nothing is claimed about p\"}"), "explain", "x", "p");
        assertEquals(1, unknown.code());
        assertEquals("rhizome: Not found: nothing is claimed about p.\n", unknown.err());
        assertEquals("", unknown.out());
        assertEquals(2, run(WON, "explain", "x").code());
        assertEquals(2, run(WON, "explain", "x", "p", "--view", "v", "--resolver", "r").code());
        Answer page = new Answer(200, "text/html", "<html>", null);
        assertEquals(1, ClientRun.of(folder, request -> page, "explain", "x", "p", "--json").code());
    }

    private ClientRun run(String json, String... arguments) throws IOException {
        return ClientRun.of(folder, request -> Answer.json(200, json), arguments);
    }
}
