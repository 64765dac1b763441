package org.rhizome.resolver.lastwrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class LastWriteTest {

    private static final Newest LAST_WRITE = new LastWrite();

    private static Claim claim(long id, double timestamp) {
        return claim(id, timestamp, "alice", new Text("claim " + id));
    }

    private static Claim claim(long id, double timestamp, String author, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), author, timestamp, value);
    }

    private static Claim winner(Newest resolver, Claim... claims) {
        Claim best = resolver.init();
        for (Claim claim : claims) {
            best = resolver.reduce(best, claim);
        }
        return best;
    }

    private static void assertWinner(long id, Newest resolver, Claim... claims) {
        Claim expected = List.of(claims).stream().filter(claim -> claim.id().a() == id).findFirst().orElseThrow();
        assertEquals(Optional.of(expected.value()), resolver.resolve(winner(resolver, claims)));
        assertEquals(Optional.of(expected.value()), resolver.resolve(winner(resolver, List.of(claims).reversed().toArray(Claim[]::new))));
    }

    private static String why(Newest resolver, Claim loser, Claim winner) {
        Part part = resolver.part(winner(resolver, loser, winner), loser);
        assertEquals(Part.Kind.LOST, part.kind());
        return part.why();
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertEquals(Optional.empty(), LAST_WRITE.resolve(LAST_WRITE.init()));
    }

    @Test
    void theNewestWins() {
        for (Newest resolver : List.of(LAST_WRITE, new LastWriteGreatestId(), new LastWriteAuthor(), new LastWriteValue())) {
            assertWinner(2, resolver, claim(1, 10), claim(2, 20), claim(3, 15));
            assertWinner(3, resolver, claim(1, -10), claim(2, -10.5), claim(3, -9.5));
        }
    }

    @Test
    void tiesGoToTheSmallestId() {
        assertWinner(4, LAST_WRITE, claim(7, 10), claim(4, 10), claim(5, 10));
    }

    @Test
    void idsCompareAsUnsignedBytes() {
        assertWinner(1, LAST_WRITE, claim(-1, 10), claim(1, 10)); // ff... is greater than 01...
        assertWinner(-1, new LastWriteGreatestId(), claim(-1, 10), claim(1, 10));
    }

    @Test
    void tiesCanGoToTheGreatestId() {
        assertWinner(7, new LastWriteGreatestId(), claim(7, 10), claim(4, 10), claim(5, 10));
    }

    @Test
    void tiesCanGoToTheGreatestAuthorAndThenTheSmallestId() {
        Value value = new Num(1);
        assertWinner(2, new LastWriteAuthor(),
                claim(1, 10, "alice", value), claim(3, 10, "bob", value), claim(2, 10, "bob", new Num(2)), claim(4, 9, "carol", value));
        // by UTF-8, where UTF-16 would say the opposite
        assertWinner(2, new LastWriteAuthor(), claim(1, 10, "\uFFFD", value), claim(2, 10, "\uD83D\uDE00", new Num(2)));
    }

    @Test
    void tiesCanGoToTheGreatestValueAndThenTheSmallestId() {
        assertWinner(4, new LastWriteValue(), claim(1, 10, "a", new Bytes("image/png", new byte[0])), claim(2, 10, "a", new Bool(true)),
                claim(3, 10, "a", new Num(1e300)), claim(4, 10, "a", new Text("")));
        assertWinner(1, new LastWriteValue(), claim(2, 10, "a", new Num(9)), claim(1, 10, "b", new Num(10)));
        assertWinner(1, new LastWriteValue(), claim(2, 10, "a", new Text("same")), claim(1, 10, "b", new Text("same")));
        assertWinner(2, new LastWriteValue(), claim(1, 10, "a", new Bytes("image/png", new byte[0])), claim(2, 10, "a", new Bool(false)));
    }

    @Test
    void aLoserMayBeTakenOutButAfterTheWinnerOneMustStartAnew() {
        Claim loser = claim(1, 10);
        Claim winner = claim(2, 20);
        Claim best = winner(LAST_WRITE, loser, winner);
        assertEquals(Optional.of(winner), LAST_WRITE.retract(best, loser));
        assertEquals(Optional.empty(), LAST_WRITE.retract(best, winner));
    }

    @Test
    void itSaysWhy() {
        assertEquals("the newest claim wins, of equally new ones that with the smallest id", LAST_WRITE.rule());
        assertEquals(new Part(Part.Kind.WON, "none is newer, and of those as new it has the smallest id"),
                LAST_WRITE.part(claim(1, 10), claim(1, 10)));
        assertEquals("older: 1717977600000 is before 1717977600000.5", why(LAST_WRITE, claim(1, 1717977600000.0), claim(2, 1717977600000.5)));
        assertEquals("same time, greater id", why(LAST_WRITE, claim(2, 10), claim(1, 10)));
        assertEquals("same time, smaller id", why(new LastWriteGreatestId(), claim(1, 10), claim(2, 10)));
    }

    @Test
    void itSaysWhyATieWasLost() {
        Newest author = new LastWriteAuthor();
        assertEquals("same time, author \"alice\" is before \"bob\"",
                why(author, claim(1, 10, "alice", new Num(1)), claim(2, 10, "bob", new Num(1))));
        assertEquals("same time, same author, greater id", why(author, claim(2, 10), claim(1, 10)));
        Newest value = new LastWriteValue();
        Value bytes = new Bytes("image/png", new byte[0]);
        assertEquals("same time, smaller value", why(value, claim(1, 10, "a", new Num(1)), claim(2, 10, "a", new Num(2))));
        assertEquals("same time, same value, greater id", why(value, claim(2, 10, "a", new Num(1)), claim(1, 10, "b", new Num(1))));
        assertEquals("same time, a value that is no boolean, number or string",
                why(value, claim(1, 10, "a", bytes), claim(2, 10, "a", new Num(2))));
        assertEquals("same time, neither value is a boolean, number or string, greater id",
                why(value, claim(2, 10, "a", bytes), claim(1, 10, "a", bytes)));
    }
}
