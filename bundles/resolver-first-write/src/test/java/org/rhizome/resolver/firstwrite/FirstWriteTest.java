package org.rhizome.resolver.firstwrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class FirstWriteTest {

    private final FirstWrite resolver = new FirstWrite();

    private static Claim claim(long id, double timestamp) {
        return new Claim(new DeltaId(id, 0, 0, 0), "alice", timestamp, new Num(id));
    }

    private Claim winner(Claim... claims) {
        Claim best = resolver.init();
        for (Claim claim : claims) {
            best = resolver.reduce(best, claim);
        }
        return best;
    }

    private void assertWinner(long id, Claim... claims) {
        assertEquals(Optional.of(new Num(id)), resolver.resolve(winner(claims)));
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertEquals(Optional.empty(), resolver.resolve(resolver.init()));
    }

    @Test
    void theOldestWins() {
        assertWinner(1, claim(2, 20), claim(1, 10), claim(3, 15));
        assertWinner(2, claim(1, -10), claim(2, -10.5), claim(3, 0));
    }

    @Test
    void tiesGoToTheSmallestIdAsUnsignedBytes() {
        assertWinner(4, claim(7, 10), claim(4, 10), claim(5, 10));
        assertWinner(1, claim(-1, 10), claim(1, 10)); // ff... is greater than 01...
    }

    @Test
    void aLoserMayBeTakenOutButAfterTheWinnerOneMustStartAnew() {
        Claim best = winner(claim(1, 10), claim(2, 20));
        assertEquals(Optional.of(claim(1, 10)), resolver.retract(best, claim(2, 20)));
        assertEquals(Optional.empty(), resolver.retract(best, claim(1, 10)));
    }

    @Test
    void itSaysWhy() {
        Claim best = winner(claim(2, 10), claim(3, 10), claim(1, 2e12));
        assertEquals(new Part(Part.Kind.WON, "none is older, and of those as old it has the smallest id"), resolver.part(best, claim(2, 10)));
        assertEquals(new Part(Part.Kind.LOST, "same time, greater id"), resolver.part(best, claim(3, 10)));
        assertEquals(new Part(Part.Kind.LOST, "newer: 2000000000000 is after 10"), resolver.part(best, claim(1, 2e12)));
    }
}
