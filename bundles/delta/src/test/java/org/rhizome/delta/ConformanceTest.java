package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rhizome.delta.Shared.bytes;
import static org.rhizome.delta.Shared.delta;
import static org.rhizome.delta.Shared.each;
import static org.rhizome.delta.Shared.hex;
import static org.rhizome.delta.Shared.object;
import static org.rhizome.delta.Shared.objects;
import static org.rhizome.delta.Shared.vectors;
import static org.rhizome.delta.Shared.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rhizome.json.JsonWriter;

/** The vectors of the open format, byte for byte. */
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> aPrimitiveHasItsBytes() {
        return each(vectors("l0-delta/cbor-primitives.json"), it -> {
            CborWriter out = new CborWriter(4);
            switch ((String) it.get("kind")) {
                case "float" -> out.number((Double) it.get("value"));
                case "tstr" -> out.text((String) it.get("value"));
                case "bool" -> out.bool((Boolean) it.get("value"));
                case "bstr" -> out.bytes(bytes(it.get("value")));
                default -> throw new AssertionError(it);
            }
            assertEquals(it.get("hex"), hex(out.toByteArray()));
        });
    }

    @TestFactory
    Stream<DynamicTest> aDeltaHasItsBytesAndItsId() {
        return Stream.of("deltas", "deltas-bytes", "deltas-signed").flatMap(file -> each(vectors("l0-delta/" + file + ".json"), it -> {
            Delta delta = delta(it);
            assertEquals(it.get("canonicalCborHex"), hex(delta.canonicalBytes()));
            assertEquals(it.get("id"), delta.id().toString());
            assertEquals(delta.claims(), Delta.fromCanonical(bytes(it.get("canonicalCborHex")), null).claims());
            JsonWriter out = new JsonWriter();
            DeltaJson.write(delta, out);
            assertArrayEquals(wire(it), out.toByteArray());
        }));
    }

    @TestFactory
    Stream<DynamicTest> anInvalidDeltaIsRefusedWithItsPlace() {
        return each(vectors("l0-delta/deltas-invalid.json"), it -> {
            InvalidDeltaException fault = assertThrows(InvalidDeltaException.class, () -> delta(it));
            assertFalse(fault.getMessage().isBlank());
            assertEquals("/claims", fault.pointer().substring(0, Math.min(7, fault.pointer().length())));
        });
    }

    @TestFactory
    Stream<DynamicTest> aSignatureIsMadeAgainBitForBit() {
        List<Map<String, Object>> keys = objects(vectors("keys/keys.json"));
        return each(vectors("l0-delta/deltas-signed.json"), it -> {
            Map<String, Object> key = keys.stream().filter(k -> k.get("keyId").equals(it.get("keyId"))).findFirst().orElseThrow();
            SigningKey signer = SigningKey.ofSeed(bytes(key.get("seedHex")));
            assertEquals(key.get("author"), signer.author());
            Delta delta = delta(it);
            assertEquals(it.get("sig"), signer.sign(delta.id()).toString());
            assertEquals(SignatureState.VERIFIED, delta.verify());
        });
    }

    @Test
    void aSeedGivesItsPublicKey() {
        for (Map<String, Object> key : objects(vectors("keys/keys.json"))) {
            assertEquals(key.get("author"), SigningKey.ofSeed(bytes(key.get("seedHex"))).author());
            assertEquals("ed25519:" + key.get("publicKeyHex"), key.get("author"));
        }
    }

    @TestFactory
    Stream<DynamicTest> aSignatureAtTheEdgeIsJudgedStrictly() {
        return each(vectors("l0-delta/deltas-sig-edge.json"), it -> {
            Delta delta = delta(it);
            assertEquals(it.get("id"), delta.id().toString());
            assertEquals(it.get("verdict"), delta.verify().name().toLowerCase(java.util.Locale.ROOT));
        });
    }

    @Test
    void aSetHasItsDigest() {
        Map<String, Object> it = object(vectors("l0-delta/set-digest.json"));
        List<DeltaId> ids = ((List<?>) it.get("ids")).stream().map(id -> DeltaId.parse((String) id)).sorted().toList();
        assertEquals(it.get("digest"), SetDigest.of(ids.size(), ids.iterator()).toString());
    }

    @TestFactory
    Stream<DynamicTest> aPackHasItsBytes() {
        return Stream.of("pack", "pack-bytes").map(file -> DynamicTest.dynamicTest(file, () -> {
            Map<String, Object> it = object(vectors("l0-pack/" + file + ".json"));
            List<Delta> deltas = objects(it.get("deltas")).stream().map(Shared::delta).toList();
            byte[] pack = Pack.write(deltas);
            assertEquals(it.get("packHex"), hex(pack));
            assertEquals(it.get("packId"), Blake3.hash(pack, 0, pack.length).toString());
            List<Delta> read = Pack.read(pack);
            assertEquals(deltas.stream().sorted(Comparator.comparing(Delta::id)).toList(), read);
            assertEquals(signatures(deltas), signatures(read));
            assertNotEquals(0, read.size());
        }));
    }

    private static Map<DeltaId, String> signatures(List<Delta> deltas) {
        return deltas.stream().collect(java.util.stream.Collectors.toMap(
                Delta::id, delta -> delta.signature().map(Signature::toString).orElse("none")));
    }
}
