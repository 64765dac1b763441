package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;
import org.rhizome.shell.FakeNode.Request;

class ImportRunTest {

    /** Lines of 100 bytes: two chunks and a half. */
    private static final int COUNT = 50_000;
    private static final String LINES = lines();

    @TempDir
    private Path folder;

    private TokenFile token;
    private final List<ResumePoint> acknowledged = new ArrayList<>();
    private final List<String> rejections = new ArrayList<>();

    @BeforeEach
    void token() throws IOException {
        token = new TokenFile(Files.writeString(folder.resolve("token"), FakeNode.TOKEN + "\n"));
    }

    @Test
    void sendsEveryLineOnceInWholeLines() throws IOException {
        try (FakeNode fake = new FakeNode(ImportRunTest::acceptAll)) {
            ResumePoint end = run(fake, ResumePoint.START);
            assertEquals(new ResumePoint(LINES.length(), COUNT, new Counts(COUNT, 0, 0)), end);
            assertEquals(LINES.lines().sorted().toList(), fake.requests().stream().flatMap(request -> request.body().lines()).sorted().toList());
            assertTrue(fake.requests().size() == 3 && fake.requests().stream().allMatch(request -> request.body().endsWith("\n")
                    && request.path().equals("/api/deltas") && request.type().equals("application/x-ndjson")));
        }
    }

    @Test
    void whatIsAcknowledgedGrowsWithoutAGap() throws IOException {
        try (FakeNode fake = new FakeNode(ImportRunTest::acceptAll)) {
            run(fake, ResumePoint.START);
        }
        assertEquals(3, acknowledged.size());
        for (ResumePoint point : acknowledged) {
            assertEquals(point.counts().total() * 100, point.position());
            assertEquals(point.counts().total(), point.lines());
        }
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        try (FakeNode fake = new FakeNode(ImportRunTest::acceptAll)) {
            ResumePoint end = run(fake, new ResumePoint(100L * 49_990, 49_990, new Counts(49_000, 990, 0)));
            assertEquals(new ResumePoint(LINES.length(), COUNT, new Counts(49_010, 990, 0)), end);
            assertEquals(10, fake.requests().getFirst().body().lines().count());
        }
    }

    @Test
    void tellsRejectionsByTheLineInTheFile() throws IOException {
        try (FakeNode fake = new FakeNode(request -> Answer.json(207,
                "{\"accepted\": 7, \"duplicate\": 1, \"rejected\": [{\"index\": 1, \"line\": 2, \"reason\": \"bad\"}], \"rejectedCount\": 5}"))) {
            assertEquals(new Counts(7, 1, 5), run(fake, new ResumePoint(100L * 49_990, 49_990, Counts.NONE)).counts());
        }
        assertEquals(List.of("line 49992: bad"), rejections);
    }

    @Test
    void waitsWhenTheNodeAsksForIt() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (FakeNode fake = new FakeNode(request -> calls.getAndIncrement() == 0
                ? new Answer(503, "application/problem+json", "{\"title\":\"busy\"}", "1") : acceptAll(request))) {
            assertEquals(COUNT, run(fake, ResumePoint.START).counts().accepted());
        }
    }

    @Test
    void stopsWithTheProblemOfTheNodeAndKeepsWhatWasAcknowledged() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (FakeNode fake = new FakeNode(request -> calls.getAndIncrement() == 0
                ? acceptAll(request) : Answer.problem(500, "{\"title\":\"Store failed\",\"detail\":\"disk full\"}"))) {
            String message = assertThrows(ShellException.class, () -> run(fake, ResumePoint.START)).getMessage();
            assertEquals("Store failed: disk full.", message);
        }
        assertTrue(acknowledged.size() <= 1);
    }

    private ResumePoint run(FakeNode fake, ResumePoint from) throws IOException {
        try (DeltaSource source = DeltaSource.of(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.US_ASCII)))) {
            return new ImportRun(new Node(URI.create(fake.address()), token), from, acknowledged::add, rejections::add).run(source);
        }
    }

    private static Answer acceptAll(Request request) {
        return Answer.json(200, "{\"accepted\": " + request.body().lines().count() + ", \"duplicate\": 0, \"rejected\": []}");
    }

    private static String lines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            text.append(String.format("{\"n\":%-93d}\n", i));
        }
        return text.toString();
    }
}
