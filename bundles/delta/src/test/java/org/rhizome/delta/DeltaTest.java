package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rhizome.json.JsonWriter;

class DeltaTest {

    private static final Delta DELTA = Delta.by("alice").at(1).set("pkg:vim", "version", "9.0");

    @Test
    void theSameClaimMadeTwiceIsOneDelta() {
        Delta again = Delta.by("alice").at(1).set("pkg:vim", "version", "9.0");
        assertEquals(DELTA, again);
        assertEquals(DELTA.hashCode(), again.hashCode());
        assertNotEquals(DELTA, Delta.by("alice").at(2).set("pkg:vim", "version", "9.0"));
    }

    @Test
    void minusZeroIsZero() {
        assertEquals(Delta.by("a").at(0.0).set("e", "p", 0.0).id(), Delta.by("a").at(-0.0).set("e", "p", -0.0).id());
    }

    @Test
    void nothingIsNormalised() {
        assertNotEquals(Delta.by("a").at(0).set("e", "p", "\u00e9").id(), Delta.by("a").at(0).set("e", "p", "e\u0301").id());
    }

    @Test
    void canonicalBytesAreCopiesAndCanBePutAnywhere() {
        byte[] bytes = DELTA.canonicalBytes();
        byte[] wide = new byte[bytes.length + 7];
        DELTA.putCanonical(wide, 3);
        assertEquals(bytes.length, DELTA.canonicalLength());
        assertArrayEquals(bytes, Arrays.copyOfRange(wide, 3, 3 + bytes.length));
        Arrays.fill(bytes, (byte) 0);
        assertArrayEquals(DELTA.canonicalBytes(), Arrays.copyOfRange(wide, 3, 3 + bytes.length));
        Delta copy = Delta.fromCanonical(wide = DELTA.canonicalBytes(), null);
        wide[0] = 0;
        assertArrayEquals(DELTA.canonicalBytes(), copy.canonicalBytes());
    }

    @Test
    void trustedRecordsAreDecodedWhenTheirClaimsAreAsked() {
        Delta trusted = Delta.trusted(DELTA.id(), DELTA.canonicalBytes(), null);
        assertEquals(DELTA, trusted);
        assertEquals(DELTA.claims(), trusted.claims());
        assertThrows(InvalidDeltaException.class, () -> Delta.trusted(DELTA.id(), new byte[] {1}, null).claims());
    }

    @Test
    void bytesThatAreNotCanonicalAreRefused() {
        byte[] canonical = DELTA.canonicalBytes();
        assertThrows(InvalidDeltaException.class, () -> Delta.fromCanonical(new byte[0], null));
        assertThrows(InvalidDeltaException.class, () -> Delta.fromCanonical(Arrays.copyOf(canonical, canonical.length + 1), null));
        for (int length = 0; length < canonical.length; length++) {
            byte[] cut = Arrays.copyOf(canonical, length);
            assertThrows(InvalidDeltaException.class, () -> Delta.fromCanonical(cut, null));
        }
    }

    @Test
    void hostileLengthsAreRefusedBeforeTheyAreBelieved() {
        for (String hex : List.of("bb7fffffffffffffff", "bbffffffffffffffff", "a366617574686f727bffffffffffffffff", "a366617574686f727a7fffffff",
                "a366617574686f72616168706f696e746572739a7fffffff", "a366617574686f72616168706f696e746572739b00000000ffffffff",
                "a366617574686f72616168706f696e746572739f", "bf", "a366617574686f727f6161ff")) {
            assertThrows(InvalidDeltaException.class, () -> Delta.fromCanonical(Shared.bytes(hex), null), hex);
        }
    }

    @Test
    void idsAreOrderedAsTheirTexts() {
        List<DeltaId> ids = java.util.stream.IntStream.range(0, 500).mapToObj(i -> Delta.by("a").at(i).set("e", "p", i).id()).toList();
        assertEquals(ids.stream().map(DeltaId::toString).sorted().toList(), ids.stream().sorted().map(DeltaId::toString).toList());
        ids.forEach(id -> assertEquals(id, DeltaId.parse(id.toString())));
    }

    @Test
    void aDigestWantsExactlyTheIdsThatWereAnnouncedInOrder() {
        List<DeltaId> ids = List.of(DELTA.id(), Delta.by("b").at(1).set("e", "p", 1).id()).stream().sorted().toList();
        SetDigest.of(2, ids.iterator());
        assertThrows(IllegalArgumentException.class, () -> SetDigest.of(1, ids.iterator()));
        assertThrows(IllegalArgumentException.class, () -> SetDigest.of(3, ids.iterator()));
        assertThrows(IllegalArgumentException.class, () -> SetDigest.of(2, ids.reversed().iterator()));
        assertThrows(IllegalArgumentException.class, () -> SetDigest.of(2, List.of(ids.get(0), ids.get(0)).iterator()));
        assertEquals(Blake3.hash(new byte[] {(byte) 0x80}, 0, 1), SetDigest.of(0, List.<DeltaId>of().iterator()));
    }

    @Test
    void valuesOfAViewAreWrittenAsJson() {
        JsonWriter out = new JsonWriter();
        DeltaJson.writeValue(new Value.Items(List.of(new Text("x"), new Num(1), new Bool(false), new Bytes("image/png", new byte[] {1, 2}),
                new Value.Fields(java.util.Map.of("a", new Num(0.5))))), out);
        assertEquals("[\"x\",1,false,{\"mime\":\"image/png\",\"value\":\"AQI\"},{\"a\":0.5}]",
                new String(out.toByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void primitivesHaveOneOrder() {
        List<Primitive> ordered = List.of(new Bool(false), new Bool(true), new Num(-1), new Num(0), new Num(2), new Text(""), new Text("a"),
                new Text("ab"), new Text("\u00e9"), new Text("\uE000"), new Text("\uFFFD"), new Text("\uD83D\uDE00"));
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertEquals(Integer.signum(Integer.compare(i, j)), Integer.signum(ordered.get(i).compareTo(ordered.get(j))));
            }
        }
    }
}
