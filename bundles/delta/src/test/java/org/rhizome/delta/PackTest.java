package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackTest {

    @Test
    void theSameSetHasTheSameBytesInAnyOrderAndComesBackWhole() {
        List<Delta> deltas = new ArrayList<>(new Samples(11).deltas(300));
        deltas.add(Delta.by("m").at(5).manifest("tx", deltas.stream().limit(20).map(Delta::id).distinct().toList()));
        byte[] pack = Pack.write(deltas);
        deltas.addAll(deltas.subList(0, 50));
        Collections.shuffle(deltas, new Random(12));
        assertArrayEquals(pack, Pack.write(deltas));
        assertEquals(deltas.stream().distinct().sorted(Comparator.comparing(Delta::id)).toList(), Pack.read(pack));
    }

    @Test
    void anEmptySetIsAPack() {
        assertEquals(List.of(), Pack.read(Pack.write(List.of())));
    }

    @Test
    void aSignedCopyIsKeptBeforeAnUnsignedOne() {
        Delta signed = Delta.by(SigningKey.ofSeed(new byte[32])).at(1).set("e", "p", 1);
        Delta unsigned = signed.with(null);
        assertTrue(Pack.read(Pack.write(List.of(unsigned, signed))).getFirst().signature().isPresent());
        assertTrue(Pack.read(Pack.write(List.of(signed, unsigned))).getFirst().signature().isPresent());
    }

    @Test
    void aMemberWhoseTimeDoesNotSurviveSubtractionIsStillWhole() {
        Delta member = Delta.by("a").at(1).set("e", "p", 1);
        Delta manifest = Delta.by("a").at(1e300).manifest("tx", member.id());
        assertEquals(1, Pack.read(Pack.write(List.of(member, manifest))).stream().filter(delta -> delta.timestamp() == 1).count());
        Delta opposite = Delta.by("a").at(-1.7e308).set("e", "p", 1);
        Delta far = Delta.by("a").at(1.7e308).manifest("tx", opposite.id());
        assertEquals(2, Pack.read(Pack.write(List.of(opposite, far))).size());
    }

    @Test
    void aManifestThatAnotherManifestClaimsStaysAnEnvelope() {
        Delta member = Delta.by("a").at(1).set("e", "p", 1);
        Delta inner = Delta.by("a").at(2).manifest("tx:1", member.id());
        Delta outer = Delta.by("b").at(3).manifest("tx:2", inner.id(), member.id());
        assertEquals(3, Pack.read(Pack.write(List.of(member, inner, outer))).size());
    }

    @Test
    void stringsAreSortedByTheirBytesEvenPastTheBasicPlane() {
        Delta delta = Delta.by("a").at(1).relate("\uFFFD", "\uD83D\uDE00").delta();
        String hex = Shared.hex(Pack.write(List.of(delta)));
        assertTrue(hex.indexOf("63efbfbd") < hex.indexOf("64f09f9880"), hex);
    }

    @Test
    void aPackWithAChangedByteIsRefusedOrAnotherSetButNeverADeltaUnderAFalseId() {
        List<Delta> deltas = new Samples(13).deltas(5);
        byte[] pack = Pack.write(deltas);
        for (int at = 0; at < pack.length; at++) {
            byte[] changed = pack.clone();
            changed[at] ^= 1;
            try {
                for (Delta delta : Pack.read(changed)) {
                    assertEquals(delta.id(), Delta.of(delta.claims()).id());
                }
            } catch (InvalidDeltaException e) {
                assertTrue(e.getMessage().length() > 5);
            }
        }
    }

    @Test
    void aSmallPackCannotSpellAHugeSet() {
        String huge = "x".repeat(1_000_000);
        List<Delta> deltas = IntStream.range(0, 600).mapToObj(i -> Delta.by("a").at(i).set("e", "p", huge)).toList();
        assertThrows(IllegalArgumentException.class, () -> Pack.write(deltas));
        Pack.read(Pack.write(deltas.subList(0, 10)));
    }

    @Test
    void whatIsNoPackIsRefused() {
        assertThrows(InvalidDeltaException.class, () -> Pack.read(new byte[0]));
        byte[] pack = Pack.write(new Samples(14).deltas(3));
        for (int length = 0; length < pack.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(pack, length);
            assertThrows(InvalidDeltaException.class, () -> Pack.read(cut));
        }
    }
}
