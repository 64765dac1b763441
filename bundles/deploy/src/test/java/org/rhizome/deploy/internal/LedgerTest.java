package org.rhizome.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Plan.Action;

class LedgerTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5_000));

    @TempDir
    private Path folder;

    private Ledger open(int kept) throws IOException {
        return Ledger.open(folder, kept, CLOCK, new Deaths(folder));
    }

    private static Release release(String version) {
        return new Release(version, "sum-of-" + version, "", List.of("resolver:a"), List.of(), Release.Origin.DEPLOYMENT, Release.Nature.EXTENSION);
    }

    private static Move upgrade(String from, String to) {
        return new Move("a", Action.UPGRADE, Optional.of(release(from)), Optional.of(release(to)));
    }

    private static void commit(Ledger ledger, Move move) {
        long number = ledger.begin("ann", List.of(move), List.of()).number();
        ledger.step(number, Phase.SWAPPED, "");
        ledger.step(number, Phase.COMMITTED, "");
    }

    @Test
    void whatWasCommittedLastIsDesiredAndTheOneBeforeCanBeBroughtBack() throws IOException {
        try (Ledger ledger = open(10)) {
            commit(ledger, upgrade("1.0.0", "1.1.0"));
            commit(ledger, upgrade("1.1.0", "1.2.0"));
        }
        try (Ledger again = open(10)) {
            assertEquals(new Desired(Optional.of(release("1.2.0")), Optional.of(release("1.1.0")), 2, 5_000, "ann"), again.desired().get("a"));
            assertEquals(Set.of("sum-of-1.1.0", "sum-of-1.2.0"), again.jars());
        }
    }

    @Test
    void aJournalThatCannotBeMadeShorterIsReadAllTheSame() throws IOException {
        try (Ledger ledger = open(10)) {
            commit(ledger, upgrade("1.0.0", "1.1.0"));
        }
        Files.createDirectories(folder.resolve("journal.ndjson.new/in the way"));
        try (Ledger again = open(10)) {
            assertEquals("1.1.0", again.desired().get("a").current().orElseThrow().version());
            commit(again, upgrade("1.1.0", "1.2.0"));
        }
        try (Ledger last = open(10)) {
            assertEquals("1.2.0", last.desired().get("a").current().orElseThrow().version());
        }
    }

    @Test
    void aDeploymentThatTookAllMemoryFailedAndNobodyElseIsToBlame() throws IOException {
        long number;
        try (Ledger ledger = open(10)) {
            number = ledger.begin("ann", List.of(upgrade("1.0.0", "1.1.0")), List.of()).number();
        }
        Files.writeString(folder.resolve("out-of-memory"), "out of memory\n");
        try (Ledger again = open(10)) {
            assertEquals(State.FAILED, again.deployment(number).orElseThrow().state());
            assertTrue(again.deployment(number).orElseThrow().reason().contains("ran out of memory"));
        }
        assertFalse(Files.exists(folder.resolve("out-of-memory")));
        assertFalse(Files.exists(folder.resolve("deaths")));
    }

    @Test
    void whatCameToNothingHasEndedThoughThatCannotBeWritten() throws IOException {
        Ledger ledger = open(10);
        long number = ledger.begin("ann", List.of(upgrade("1.0.0", "1.1.0")), List.of()).number();
        ledger.close(); // so that nothing can be written
        assertThrows(UncheckedIOException.class, () -> ledger.step(number, Phase.SWAPPED, ""));
        ledger.end(number, Phase.FAILED, "the disk is full");
        assertEquals(State.FAILED, ledger.deployment(number).orElseThrow().state());
        assertEquals(List.of(), ledger.unfinished());
        try (Ledger again = open(10)) {
            assertEquals(State.INTERRUPTED, again.deployment(number).orElseThrow().state());
        }
    }

    @Test
    void aJournalThatWasLostIsDamageAndLosesNoJar() throws IOException {
        open(10).close();
        try (Ledger first = open(10)) {
            assertEquals(List.of(), first.damage(), "nothing was ever deployed");
        }
        Files.writeString(Files.createDirectories(folder.resolve("jars")).resolve("sum.jar"), "a jar");
        Files.write(folder.resolve("journal.ndjson"), new byte[0]);
        try (Ledger lost = open(10)) {
            assertEquals(1, lost.damage().size());
            assertTrue(lost.damage().getFirst().contains("is empty though jars"), lost.damage()::toString);
        }
    }

    @Test
    void whatWasUnderWayIsInterruptedAndChangesNothing() throws IOException {
        try (Ledger ledger = open(10)) {
            commit(ledger, upgrade("1.0.0", "1.1.0"));
            long number = ledger.begin("ann", List.of(upgrade("1.1.0", "1.2.0")), List.of()).number();
            ledger.step(number, Phase.SWAPPED, "");
            ledger.step(number, Phase.PROBATION, "");
            assertEquals(Set.of("sum-of-1.0.0", "sum-of-1.1.0", "sum-of-1.2.0"), ledger.jars());
        }
        for (int restart = 0; restart < 2; restart++) {
            try (Ledger again = open(10)) {
                assertEquals(State.INTERRUPTED, again.deployment(2).orElseThrow().state());
                assertEquals("1.1.0", again.desired().get("a").current().orElseThrow().version());
            }
        }
    }

    @Test
    void oldDeploymentsAreForgottenWithoutForgettingWhatTheyDecided() throws IOException {
        try (Ledger ledger = open(3)) {
            commit(ledger, new Move("b", Action.INSTALL, Optional.empty(), Optional.of(release("7.0.0"))));
            for (int i = 0; i < 5; i++) {
                commit(ledger, upgrade("1." + i + ".0", "1." + (i + 1) + ".0"));
            }
        }
        try (Ledger again = open(3)) {
            assertEquals(List.of(6L, 5L, 4L), again.deployments(Long.MAX_VALUE, 10).stream().map(Deployment::number).toList());
            assertEquals(List.of(5L), again.deployments(6, 1).stream().map(Deployment::number).toList());
            assertEquals("7.0.0", again.desired().get("b").current().orElseThrow().version());
            assertEquals(7, again.begin("ann", List.of(upgrade("1.5.0", "1.6.0")), List.of()).number());
        }
    }

    @Test
    void whatIsKnownLaterIsAddedToTheStepAndTheDeployment() throws IOException {
        try (Ledger ledger = open(10)) {
            commit(ledger, upgrade("1.0.0", "1.1.0"));
            ledger.append(new Entry.Noted(1, "after 3 ms"));
            ledger.append(new Entry.Judged(1, new Deployment.LeakVerdict("a", "1.0.0", true, 12, List.of())));
            assertEquals(List.of(1L), ledger.unrecorded().stream().map(Deployment::number).toList());
            ledger.append(new Entry.Recorded(1));
        }
        try (Ledger again = open(10)) {
            Deployment deployment = again.deployment(1).orElseThrow();
            assertEquals("after 3 ms", deployment.steps().getLast().detail());
            assertTrue(deployment.leaks().getFirst().collected());
            assertEquals(List.of(), again.unrecorded());
        }
    }

    @Test
    void aDeploymentThatHasEndedStaysAsItEnded() throws IOException {
        try (Ledger ledger = open(10)) {
            long number = ledger.begin("ann", List.of(upgrade("1.0.0", "1.1.0")), List.of()).number();
            ledger.step(number, Phase.REVERTED, "too many errors");
            ledger.step(number, Phase.PROBATION, "");
            assertEquals(State.REVERTED, ledger.deployment(number).orElseThrow().state());
            assertEquals("too many errors", ledger.deployment(number).orElseThrow().reason());
        }
    }

    @Test
    void whatIsWrittenCountsWhateverListenersMakeOfIt() throws IOException {
        try (Ledger ledger = open(10)) {
            ledger.onEntry(entry -> {
                throw new IllegalStateException("wrong on purpose");
            });
            commit(ledger, upgrade("1", "2"));
            assertEquals(State.COMMITTED, ledger.deployment(1).orElseThrow().state());
        }
    }
}
