package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;
import org.rhizome.shell.FakeNode.Request;

class HistoryCommandTest {

    private static final String FIRST = """
            {"id": "x", "property": "p", "changes": [{"from": 0, "value": "old", "causes": ["1e20aaaaaaaaaaaaaaaa"]},
             {"from": 1767225600000.5, "value": "newer", "causes": ["1e20bbbbbbbbbbbbbbbb", "1e20cc"], "causesOmitted": 5}],
             "next": 1767225600000.5}""";
    private static final String LAST = """
            {"id": "x", "property": "p", "changes": [{"from": 1767225600001, "causes": ["1e20d"]}]}""";
    private static final Function<Request, Answer> TWO_PAGES =
            request -> Answer.json(200, request.path().contains("after=1767225600000.5") ? LAST : FIRST);

    @TempDir
    private Path folder;

    @Test
    void everyPageIsAskedForAndShownOldestFirst() throws IOException {
        ClientRun run = ClientRun.of(folder, TWO_PAGES, "history", "x", "p", "--view", "v");
        assertEquals("""
                x  p
                  1970-01-01T00:00:00Z         old    1e20aaaaaaaaaaaa
                  2026-01-01T00:00:00.000500Z  newer  1e20bbbbbbbbbbbb and 6 more
                  2026-01-01T00:00:00.001Z  (none)  1e20d
                """, run.out());
        assertEquals(List.of("/api/entities/x/history/p?view=v&limit=100",
                "/api/entities/x/history/p?view=v&limit=100&after=1767225600000.5"), run.asked());
        assertEquals(0, run.code());
    }

    @Test
    void machinesGetOneObjectWithTheChangesOfAllPages() throws IOException {
        ClientRun run = ClientRun.of(folder, TWO_PAGES, "history", "x", "p", "--json");
        assertEquals("{\"id\":\"x\",\"property\":\"p\",\"changes\":["
                + "{\"from\":0,\"value\":\"old\",\"causes\":[\"1e20aaaaaaaaaaaaaaaa\"]},"
                + "{\"from\":1767225600000.5,\"value\":\"newer\",\"causes\":[\"1e20bbbbbbbbbbbbbbbb\",\"1e20cc\"],\"causesOmitted\":5},"
                + "{\"from\":1767225600001,\"causes\":[\"1e20d\"]}]}\n", run.out());
        assertEquals(0, run.code());
    }

    @Test
    void aPageThatFailsFailsTheCommand() throws IOException {
        ClientRun first = ClientRun.of(folder, request -> Answer.problem(404, "{\"title\":\"Not found\",\"detail\":\"no x\"}"),
                "history", "x", "p", "--json");
        assertEquals(new ClientRun(1, "", "rhizome: Not found: no x.\n", List.of("/api/entities/x/history/p?limit=100")), first);
        ClientRun second = ClientRun.of(folder, request -> request.path().contains("after")
                ? Answer.problem(500, "{\"title\":\"Broken\",\"detail\":\"why\"}") : Answer.json(200, FIRST), "history", "x", "p");
        assertEquals(1, second.code());
        assertEquals("rhizome: Broken: why.\n", second.err());
    }

    @Test
    void nothingMoreIsAskedForOnceTheOutputCannotBeWritten() {
        List<List<?>> pages = List.of(List.of(Map.of("from", 0.0, "causes", List.of())), List.of());
        for (boolean json : new boolean[] {false, true}) {
            Iterator<List<?>> left = pages.iterator();
            HistoryPrinter printer = new HistoryPrinter(new PrintWriter(new FullDisk()));
            assertThrows(ShellException.class, json ? () -> printer.json("x", "p", left) : () -> printer.rows("x", "p", left));
            assertTrue(left.hasNext());
        }
    }

    private static final class FullDisk extends Writer {

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aNodeThatGoesInCirclesIsNotFollowed() throws IOException {
        ClientRun run = ClientRun.of(folder, request -> Answer.json(200, FIRST), "history", "x", "p");
        assertEquals(1, run.code());
        assertEquals(2, run.asked().size());
        assertTrue(run.err().contains("does not go on after 2026-01-01T00:00:00.000500Z"), run.err());
    }
}
