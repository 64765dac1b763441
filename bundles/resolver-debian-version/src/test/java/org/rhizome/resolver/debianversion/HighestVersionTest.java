package org.rhizome.resolver.debianversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class HighestVersionTest {

    private final HighestVersion resolver = new HighestVersion();

    private static Claim claim(long id, double timestamp, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), "alice", timestamp, value);
    }

    private static Claim claim(long id, double timestamp, String version) {
        return claim(id, timestamp, new Text(version));
    }

    private Optional<Value> winner(List<Claim> claims) {
        HighestVersion.Candidate state = resolver.init();
        for (Claim claim : claims) {
            state = resolver.reduce(state, claim);
        }
        return resolver.resolve(state);
    }

    private void assertWinner(Value expected, Claim... claims) {
        assertEquals(Optional.of(expected), winner(List.of(claims)));
        assertEquals(Optional.of(expected), winner(List.of(claims).reversed()));
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertEquals(Optional.empty(), winner(List.of()));
    }

    @Test
    void theHighestVersionWinsHoweverOldItsClaim() {
        assertWinner(new Text("2:9.0-1"), claim(1, 100, "9.9-1"), claim(2, 1, "2:9.0-1"), claim(3, 50, "2:9.0~rc1-1"));
    }

    @Test
    void ofEqualVersionsTheNewestClaimWins() {
        assertWinner(new Text("1.0-0"), claim(1, 10, "1.0"), claim(2, 20, "1.0-0"), claim(3, 15, "0:1.0"));
    }

    @Test
    void ofEqualVersionsOfTheSameTimeTheSmallestIdWins() {
        assertWinner(new Text("0:1.0"), claim(7, 10, "1.0"), claim(4, 10, "0:1.0"), claim(5, 10, "1.0-0"));
    }

    @Test
    void whatIsNoVersionLosesToEveryVersion() {
        assertWinner(new Text("0~"),
                claim(1, 100, "not a version"), claim(2, 1, "0~"), claim(3, 200, new Num(99)), claim(4, 300, new Bool(true)));
    }

    @Test
    void whereNothingIsAVersionTheNewestClaimWinsAndThenTheSmallestId() {
        assertWinner(new Num(7), claim(1, 10, "not a version"), claim(2, 20, new Num(7)), claim(3, 15, new Bool(true)));
        assertWinner(new Bool(true), claim(8, 20, new Num(7)), claim(3, 20, new Bool(true)));
    }

    @Test
    void aLoserMayBeTakenOutButAfterTheWinnerOneMustStartAnew() {
        HighestVersion.Candidate best = HighestVersion.Candidate.of(claim(1, 1, "2.0"));
        assertEquals(Optional.of(best), resolver.retract(best, claim(2, 2, "1.0")));
        assertEquals(Optional.empty(), resolver.retract(best, claim(1, 1, "2.0")));
    }

    @Test
    void itSaysWhy() {
        HighestVersion.Candidate best = HighestVersion.Candidate.of(claim(1, 20, "1.0"));
        assertEquals(new Part(Part.Kind.WON, "the highest version, and of equal ones the newest, then the smallest id"),
                resolver.part(best, claim(1, 20, "1.0")));
        assertLost("lower version", best, claim(2, 20, "1.0~rc1"));
        assertLost("no Debian version", best, claim(2, 20, "not a version"));
        assertLost("same version, older", best, claim(2, 10, "1.0-0"));
        assertLost("same version, same time, greater id", best, claim(2, 20, "0:1.0"));
        assertLost("no Debian version, older", HighestVersion.Candidate.of(claim(1, 20, "not a version")), claim(2, 10, new Num(1)));
    }

    private void assertLost(String why, HighestVersion.Candidate best, Claim claim) {
        assertEquals(new Part(Part.Kind.LOST, why), resolver.part(best, claim));
    }
}
