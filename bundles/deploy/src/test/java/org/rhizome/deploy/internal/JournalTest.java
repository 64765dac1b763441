package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Plan;

class JournalTest {

    private static final Release ONE = new Release(
            "1.0.0", "ab", "ed25519:cd", List.of("resolver:x"), List.of("(type=view)"), Release.Origin.DEPLOYMENT, Release.Nature.EXTENSION);
    private static final Release STORE =
            new Release("2.0.0", "", "distribution", List.of("store:s"), List.of(), Release.Origin.DISTRIBUTION, Release.Nature.PART);

    private static final List<Entry> ALL_KINDS = List.of(
            new Entry.Planned(1, 1000, "ann \u00fc \"q\"", List.of(
                    new Move("a", Plan.Action.INSTALL, Optional.empty(), Optional.of(ONE)),
                    new Move("b", Plan.Action.REMOVE, Optional.of(STORE), Optional.empty())), List.of("careful")),
            new Entry.Stepped(1, Deployment.Phase.STAGED, 1001, ""),
            new Entry.Noted(1, "done"),
            new Entry.Compared(1, new Deployment.Comparison(7, 1, List.of("x: y"))),
            new Entry.Judged(1, new Deployment.LeakVerdict("a", "1.0.0", false, 30_000, List.of("the thread \"t\""))),
            new Entry.Interrupted(1, 1002, "killed"),
            new Entry.Recorded(1),
            new Entry.Summed(1, Map.of("a", new Desired(Optional.of(ONE), Optional.of(STORE), 1, 1003, "ann"))));

    @TempDir
    private Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("deployments/journal.ndjson");
        try (Journal journal = Journal.open(file).journal()) {
            for (Entry entry : ALL_KINDS) {
                journal.append(entry);
            }
        }
        return file;
    }

    private static Journal.Opened reopen(Path file) throws IOException {
        Journal.Opened opened = Journal.open(file);
        opened.journal().close();
        return opened;
    }

    @Test
    void everyKindOfEntryIsReadAsItWasWritten() throws IOException {
        Journal.Opened opened = reopen(written());
        assertEquals(ALL_KINDS, opened.entries());
        assertEquals(List.of(), opened.damage());
    }

    @Test
    void whereverTheLastLineIsTornItIsCutOffAndWritingGoesOn() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        int last = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = last; length < whole.length; length++) {
            Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(whole, length));
            Journal.Opened opened = Journal.open(torn);
            assertEquals(ALL_KINDS.subList(0, ALL_KINDS.size() - 1), opened.entries());
            assertEquals(List.of(), opened.damage());
            opened.journal().append(ALL_KINDS.getLast());
            opened.journal().close();
            assertEquals(ALL_KINDS, reopen(torn).entries());
        }
    }

    @Test
    void aChangedByteIsNoticedWhereverItIsAndCostsOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n', second);
        List<Entry> others = new ArrayList<>(ALL_KINDS);
        others.remove(1);
        for (int at = second; at < end; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Journal.Opened opened = reopen(Files.write(folder.resolve("changed"), changed));
            assertEquals(others, opened.entries(), "byte " + at);
            assertTrue(opened.damage().getFirst().startsWith("line 2 of "), opened.damage()::toString);
        }
    }

    @Test
    void itIsReplacedAsAWhole() throws IOException {
        Path file = written();
        Journal journal = Journal.open(file).journal();
        journal.rewrite(ALL_KINDS.subList(0, 1));
        journal.append(ALL_KINDS.get(1));
        journal.close();
        assertEquals(ALL_KINDS.subList(0, 2), reopen(file).entries());
    }

    @Test
    void aChangedLastLineIsToldAndKept() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        whole[whole.length - 10] ^= 1;
        Path changed = Files.write(folder.resolve("changed"), whole);
        Journal.Opened opened = reopen(changed);
        assertEquals(ALL_KINDS.subList(0, ALL_KINDS.size() - 1), opened.entries());
        assertTrue(opened.damage().getFirst().startsWith("line " + ALL_KINDS.size() + " of "), opened.damage()::toString);
        assertArrayEquals(whole, Files.readAllBytes(changed));
    }
}
