package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Signature;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;

class SubmitTest {

    private static final Delta VIM = claim("pkg:vim", "version", "9.0", 1);
    private static final Delta NANO = claim("pkg:nano", "version", "7.2", 1);
    private static final List<Pointer> POINTERS = List.of(new Pointer("subject", new EntityRef("pkg:vim", "version")));

    private static final SigningKey KEY = SigningKey.ofSeed(new byte[SigningKey.SEED_LENGTH]);

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private static Delta version(Rhizome node) {
        return node.lossless("pkg:vim", LosslessOptions.DEFAULTS).orElseThrow().properties().get("version").getFirst().delta();
    }

    @Test
    void aNewDeltaIsAcceptedAndVisibleWithTheTimeOfReceipt() {
        assertEquals(List.of(new Outcome.Accepted(VIM.id(), 1)), Engines.put(node, VIM));
        assertEquals(VIM, node.delta(VIM.id()).orElseThrow().delta());
        assertEquals(Engines.NOW, node.delta(VIM.id()).orElseThrow().receivedAt());
    }

    @Test
    void aDeltaThatIsHereIsADuplicateAndChangesNothing() {
        Engines.put(node, VIM);
        assertEquals(List.of(new Outcome.Duplicate(VIM.id()), new Outcome.Accepted(NANO.id(), 2)), Engines.put(node, VIM, NANO));
        assertEquals(2, node.status().deltas());
    }

    @Test
    void aDeltaTwiceInABatchIsAcceptedOnceAndThenADuplicate() {
        assertEquals(List.of(new Outcome.Accepted(VIM.id(), 1), new Outcome.Duplicate(VIM.id())), Engines.put(node, VIM, VIM));
    }

    @Test
    void aDeltaThatFitsOnNoLineOfAnExportIsRejected() {
        Delta fits = claim("pkg:vim", "manual", "x".repeat(Rhizome.MAX_DELTA_JSON - 1_000), 1);
        Delta tooLong = claim("pkg:vim", "manual", "\u0001".repeat(Rhizome.MAX_DELTA_JSON / 6), 1);
        List<Outcome> outcomes = Engines.put(node, fits, tooLong);
        assertInstanceOf(Outcome.Accepted.class, outcomes.get(0));
        assertTrue(assertInstanceOf(Outcome.Rejected.class, outcomes.get(1)).reason().contains("may take " + Rhizome.MAX_DELTA_JSON));
    }

    @Test
    void aSignedDeltaIsAccepted() {
        Delta signed = Delta.by(KEY).at(1).set("pkg:vim", "version", "9.0");
        assertEquals(List.of(new Outcome.Accepted(signed.id(), 1)), Engines.put(node, signed));
    }

    @Test
    void aSignedCopyOfADeltaThatIsHereUnsignedIsAcceptedAndShown() {
        Delta signed = Delta.by(KEY).at(1).set("pkg:vim", "version", "9.0");
        MemoryStore older = new MemoryStore();
        older.append(List.of(Delta.of(signed.claims())), 0);
        try (Engine other = Engines.over(older)) {
            assertTrue(version(other).signature().isEmpty());
            assertEquals(List.of(new Outcome.Accepted(signed.id(), 2)), Engines.put(other, signed));
            assertEquals(signed.signature(), version(other).signature());
            assertEquals(1, other.status().deltas());
        }
    }

    @Test
    void aSignatureByAnotherKeyIsRejected() {
        Delta signed = Delta.by(KEY).at(1).set("pkg:vim", "version", "9.0");
        Signature foreign = Delta.by(SigningKey.random()).at(1).set("pkg:vim", "version", "9.0").signature().orElseThrow();
        assertInstanceOf(Outcome.Rejected.class, Engines.put(node, Delta.of(signed.claims(), foreign)).getFirst());
    }

    @Test
    void aSignatureThatDoesNotHoldIsRejectedAndTheRestOfTheBatchIsUnharmed() {
        Delta forged = Delta.of(new Claims("ed25519:" + "ab".repeat(32), 1, POINTERS), Signature.of(new byte[64]));
        List<Outcome> outcomes = Engines.put(node, VIM, forged, NANO);
        assertEquals(new Outcome.Accepted(VIM.id(), 1), outcomes.get(0));
        assertEquals(new Outcome.Accepted(NANO.id(), 2), outcomes.get(2));
        String reason = assertInstanceOf(Outcome.Rejected.class, outcomes.get(1)).reason();
        assertTrue(reason.contains(forged.id().toString()) && reason.contains("does not hold"), reason);
        assertTrue(node.delta(forged.id()).isEmpty(), "a rejected delta leaves no trace");
    }

    @Test
    void aSignedDeltaWhoseAuthorIsNoKeyIsRejected() {
        Delta odd = Delta.of(new Claims("alice", 1, POINTERS), Signature.of(new byte[64]));
        String reason = assertInstanceOf(Outcome.Rejected.class, Engines.put(node, odd).getFirst()).reason();
        assertTrue(reason.contains("\"alice\" is no key"), reason);
    }

    @Test
    void anUnsignedDeltaWhoseAuthorIsAKeyIsRejected() {
        Delta unsigned = Delta.of(new Claims("ed25519:" + "ab".repeat(32), 1, POINTERS));
        String reason = assertInstanceOf(Outcome.Rejected.class, Engines.put(node, unsigned).getFirst()).reason();
        assertTrue(reason.contains("is not signed"), reason);
    }

    @Test
    void anEmptyBatchHasNoOutcomes() {
        assertEquals(List.of(), Engines.put(node));
    }

    @Test
    void aBatchThatIsTooLargeIsRefusedWithTheLimit() {
        List<Delta> batch = Collections.nCopies(Rhizome.MAX_BATCH + 1, VIM);
        String message = assertThrows(IllegalArgumentException.class, () -> node.submit(batch)).getMessage();
        assertEquals("a batch of 10001 deltas is too large: submit at most 10000 at once", message);
        assertEquals(Rhizome.MAX_BATCH, Engines.put(node, batch.subList(1, batch.size())).size());
    }

    @Test
    void nullIsRefusedAndNamed() {
        assertEquals("the batch to submit must not be null", refusal(null));
        List<Delta> holed = Arrays.asList(VIM, null);
        assertEquals("the batch to submit holds null at index 1", refusal(holed));
        assertEquals(0, node.status().deltas());
    }

    private String refusal(List<Delta> batch) {
        return assertThrows(NullPointerException.class, () -> node.submit(batch)).getMessage();
    }

    @Test
    void theStatusCountsWhatHappened() {
        Delta forged = Delta.of(new Claims("alice", 1, POINTERS), Signature.of(new byte[64]));
        Engines.put(node, VIM, NANO, VIM, forged);
        Engines.put(node, VIM);
        var status = node.status();
        assertEquals(List.of(2L, 2L, 2L, 2L, 1L, 2L),
                List.of(status.deltas(), status.lastSequence(), status.accepted(), status.duplicates(), status.rejected(),
                        status.batches()));
    }
}
