package org.rhizome.resolver.debianversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {

    /** Each version is lower than all that follow it. */
    private static final List<List<String>> LADDERS = List.of(
            List.of("1~~", "1~~a", "1~", "1", "1a"), // the example of policy 5.6.12
            List.of("0~", "0", "0.0~", "0.0", "0.0.1", "0.1", "1", "1.0~rc1", "1.0~rc1+b1", "1.0~rc2", "1.0", "1.0+b1", "1.0.1", "1.1"),
            List.of("1.2.3~beta~dev", "1.2.3~beta", "1.2.3", "1.2.3-0.1", "1.2.3-1~bpo12+1", "1.2.3-1", "1.2.3-1+b1", "1.2.3-1+deb12u1",
                    "1.2.3-1+deb12u2", "1.2.3-1+deb12u10", "1.2.3-1.1", "1.2.3-2", "1.2.3-10", "1.2.3+dfsg-1",
                    "1.2.3+really1.2.2-1", "1.2.3.1-1"),
            List.of("9.9.9-9", "1:0", "1:0.1", "1:1~", "1:1", "2:0", "10:0"),
            List.of("2.36-9", "2.36-9+deb12u4", "2.36-9+deb12u9", "2.36-9+deb12u13", "2.36-10"),
            List.of("1.0-~", "1.0", "1.0-a", "1.0-+", "1.0-.a"), // no revision is revision 0
            List.of("1.0", "1.0-1", "1.0a", "1.0b", "1.0z", "1.0+", "1.0.a"), // the end, letters, the rest; the revision counts last
            List.of("1", "1A", "1Z", "1a", "1a.", "1b", "1z", "1+", "1.a"),
            List.of("1", "2", "9", "10", "99", "100", "20040101", "20240229"),
            List.of("7.6-0", "7.6p2-4", "7.6p10-1", "7.6.1"),
            List.of("1.0.9", "1.0.10", "1.0.99999999999999999999", "1.0.100000000000000000000"),
            List.of("1-1-1", "1-1-2", "1-2-1", "2-1"));

    private static DebianVersion version(String text) {
        return DebianVersion.find(text).orElseThrow(() -> new AssertionError("\"" + text + "\" should be a version"));
    }

    private static int compare(String left, String right) {
        return Integer.signum(version(left).compareTo(version(right)));
    }

    @Test
    void versionsClimbTheirLadders() {
        for (List<String> ladder : LADDERS) {
            for (int i = 0; i < ladder.size(); i++) {
                for (int j = 0; j < ladder.size(); j++) {
                    assertEquals(Integer.compare(i, j), compare(ladder.get(i), ladder.get(j)), ladder.get(i) + " against " + ladder.get(j));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0-0", "1.0, 1.0-00", "1.0, 0:1.0", "1.0, 00:1.0", "1.0, 1.00", "1.01, 1.1", "1.0, 1.0", "01, 1", "1.a, 1.a0",
        "1.0-1, 1.0-01", "1.0-a, 1.0-a0", "1:2, 001:2", "0, 00000000000000000000000000", "1., 1.0"
    })
    void differentSpellingsOfOneVersionAreEqual(String left, String right) {
        assertEquals(0, compare(left, right));
        assertEquals(0, compare(right, left));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-1", "1-", ":1", "1:", "a:1", "-1:1", "1 ", " 1", "1_0", "1.0/2", "1.0-1:2", "1:1-1:1",
        "\u0661", "1.0\u00e9", "1:-1", "~:1", "1,0", "1\n", "1.0 (beta)"
    })
    void whatPolicyDoesNotAllowIsNoVersion(String text) {
        assertEquals(Optional.empty(), DebianVersion.find(text));
    }

    @Test
    void theRevisionFollowsTheLastHyphenAndTheEpochEndsAtTheFirstColon() {
        assertEquals(new DebianVersion("1", "2-3:4", "5"), version("1:2-3:4-5"));
        assertEquals(new DebianVersion("0", "1.0", ""), version("1.0"));
        assertEquals(new DebianVersion("0", "abc", ""), version("abc"));
    }

    @Test
    void numbersOfAnyLengthCompareWithoutOverflow() {
        String nines = "9".repeat(10_000);
        assertEquals(-1, compare("1." + nines, "1.1" + "0".repeat(10_000)));
        assertEquals(1, compare(nines + ":1", "2147483648:1"));
        assertEquals(0, compare("0".repeat(100_000) + "7", "7"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderIsTotal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String a = RandomVersions.next(random);
            String b = RandomVersions.next(random);
            String c = RandomVersions.next(random);
            String where = "seed " + seed + ": " + a + ", " + b + ", " + c;
            assertEquals(compare(a, b), -compare(b, a), where);
            assertTrue(compare(a, b) > 0 || compare(b, c) > 0 || compare(a, c) <= 0, where);
            assertEquals(0, compare(a, a), where);
        }
    }
}
