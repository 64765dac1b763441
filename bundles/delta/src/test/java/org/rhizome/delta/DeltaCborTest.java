package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaCborTest {

    private static final Delta PLAIN = Delta.by("alice").at(1).set("pkg:vim", "version", "9.0");
    private static final Delta SIGNED = Delta.by(SigningKey.ofSeed(new byte[32])).at(2).set("pkg:vim", "version", "9.1");

    private static Delta only(byte[] cbor, double now) {
        List<Decoded> outcomes = DeltaCbor.decodeSubmissions(cbor, now);
        assertEquals(1, outcomes.size());
        return assertInstanceOf(Decoded.Valid.class, outcomes.getFirst()).delta();
    }

    private static String fault(byte[] cbor) {
        return assertInstanceOf(Decoded.Invalid.class, DeltaCbor.decodeSubmissions(cbor).getFirst()).fault().getMessage();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void canonicalBytesAreASubmission() {
        assertEquals(PLAIN, only(PLAIN.canonicalBytes(), 0));
    }

    @Test
    void anEnvelopeCarriesItsSignature() {
        assertEquals(SIGNED.signature(), only(DeltaCbor.encode(SIGNED), 0).signature());
        assertEquals(PLAIN, only(DeltaCbor.encode(PLAIN), 0));
    }

    @Test
    void anIdIsCheckedAgainstTheClaims() {
        byte[] head = Shared.bytes("a2626964");
        byte[] claims = concat(Shared.bytes("66636c61696d73"), PLAIN.canonicalBytes());
        CborWriter id = new CborWriter(80);
        id.text(PLAIN.id().toString());
        assertEquals(PLAIN, only(concat(head, id.toByteArray(), claims), 0));
        assertTrue(fault(concat(head, Shared.bytes("6178"), claims)).startsWith("the id does not belong"));
    }

    @Test
    void claimsWithoutATimestampTakeThatOfTheirArrival() {
        byte[] whole = PLAIN.canonicalBytes();
        byte[] timeless = java.util.Arrays.copyOf(whole, whole.length - 13); // key and half float
        timeless[0] = (byte) 0xa2;
        assertEquals(77, only(timeless, 77).timestamp());
        assertTrue(fault(timeless).startsWith("claims must be a map of author, pointers and timestamp"));
    }

    @Test
    void aFaultyElementDoesNotSpoilTheOthers() {
        byte[] integer = Shared.bytes("a366617574686f72616168706f696e7465727381a264726f6c65617266746172676574016974696d657374616d7000");
        byte[] batch = concat(Shared.bytes("86"), PLAIN.canonicalBytes(), integer, Shared.bytes("c101"), Shared.bytes("f6"), Shared.bytes("8180"), DeltaCbor.encode(SIGNED));
        List<Decoded> outcomes = DeltaCbor.decodeSubmissions(batch);
        assertEquals(new Decoded.Valid(PLAIN), outcomes.get(0));
        for (int i = 1; i < 5; i++) {
            assertInstanceOf(Decoded.Invalid.class, outcomes.get(i));
        }
        assertEquals(new Decoded.Valid(SIGNED), outcomes.get(5));
    }

    @Test
    void whatCannotBeDividedIsRefusedAsAWhole() {
        for (String hex : List.of("", "81", "ff", "9f", "9fff", "9b7fffffffffffffff", "9bffffffffffffffff", "bb7fffffffffffffff", "5b7fffffffffffffff", "8000",
                "9affffffff", "81".repeat(5000), "d8", "a1".repeat(50), "1c")) {
            assertThrows(InvalidDeltaException.class, () -> DeltaCbor.decodeSubmissions(Shared.bytes(hex)), hex);
        }
        assertEquals(List.of(), DeltaCbor.decodeSubmissions(Shared.bytes("80")));
    }

    @Test
    void aBatchComesBackAsItWent() {
        List<Delta> deltas = new Samples(21).deltas(200);
        List<Decoded> outcomes = DeltaCbor.decodeSubmissions(DeltaCbor.encode(deltas));
        assertEquals(deltas, outcomes.stream().map(outcome -> ((Decoded.Valid) outcome).delta()).toList());
    }
}
