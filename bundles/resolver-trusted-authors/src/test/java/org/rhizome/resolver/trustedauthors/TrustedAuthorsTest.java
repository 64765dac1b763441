package org.rhizome.resolver.trustedauthors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class TrustedAuthorsTest {

    private static final Map<String, Value> ALICE_THEN_BOB = Map.of("authors", texts("alice", "bob"));
    private static final Map<String, Value> AND_THEN_OTHERS = Map.of("authors", texts("alice", "bob"), "others", new Text("last"));

    private final TrustedAuthors resolver = new TrustedAuthors();

    private static Value texts(String... texts) {
        return new Value.Items(Arrays.stream(texts).<Value>map(Text::new).toList());
    }

    private static Claim claim(long id, String author, double timestamp) {
        return new Claim(new DeltaId(id, 0, 0, 0), author, timestamp, new Num(id));
    }

    private Choice after(Map<String, Value> options, List<Claim> claims) {
        Choice choice = resolver.init(options);
        for (Claim claim : claims) {
            choice = resolver.reduce(choice, claim);
        }
        return choice;
    }

    private void assertWinner(Map<String, Value> options, long id, Claim... claims) {
        assertEquals(Optional.of(new Num(id)), resolver.resolve(after(options, List.of(claims))));
        assertEquals(Optional.of(new Num(id)), resolver.resolve(after(options, List.of(claims).reversed())));
    }

    private void assertRefused(String fault, Map<String, Value> options) {
        String message = assertThrows(IllegalArgumentException.class, () -> resolver.init(options)).getMessage();
        assertTrue(message.contains(fault), message);
    }

    @Test
    void theBestAuthorWinsHoweverOldTheClaim() {
        assertWinner(ALICE_THEN_BOB, 1, claim(1, "alice", 1), claim(2, "bob", 1000), claim(3, "mallory", 2000));
    }

    @Test
    void whereTheBestAuthorSaysNothingTheNextOneCounts() {
        assertWinner(ALICE_THEN_BOB, 2, claim(2, "bob", 1), claim(3, "mallory", 2000));
    }

    @Test
    void ofOneAuthorTheNewestClaimWinsAndThenTheSmallestId() {
        assertWinner(ALICE_THEN_BOB, 7, claim(5, "alice", 1), claim(7, "alice", 3), claim(8, "alice", 2));
        assertWinner(ALICE_THEN_BOB, 5, claim(7, "alice", 3), claim(5, "alice", 3), claim(-1, "alice", 3));
    }

    @Test
    void othersAreIgnoredUnlessTheViewSaysOtherwise() {
        assertEquals(Optional.empty(), resolver.resolve(after(ALICE_THEN_BOB, List.of(claim(1, "mallory", 1)))));
        Map<String, Value> said = Map.of("authors", texts("alice"), "others", new Text("ignore"));
        assertEquals(Optional.empty(), resolver.resolve(after(said, List.of(claim(1, "mallory", 1)))));
    }

    @Test
    void othersMayComeLastAndAreThenEqualAmongThemselves() {
        assertWinner(AND_THEN_OTHERS, 3, claim(2, "trent", 1), claim(3, "mallory", 2));
        assertWinner(AND_THEN_OTHERS, 2, claim(2, "trent", 2), claim(3, "mallory", 2));
        assertWinner(AND_THEN_OTHERS, 4, claim(4, "bob", 1), claim(3, "mallory", 2));
    }

    @Test
    void authorsAreComparedExactly() {
        assertEquals(Optional.empty(), resolver.resolve(after(ALICE_THEN_BOB, List.of(claim(1, "Alice", 1), claim(2, "alice ", 1)))));
    }

    @Test
    void onlyTheNegationOfTheWinnerStartsAnew() {
        Choice choice = after(ALICE_THEN_BOB, List.of(claim(1, "alice", 1), claim(2, "bob", 2)));
        assertEquals(Optional.of(choice), resolver.retract(choice, claim(2, "bob", 2)));
        assertEquals(Optional.empty(), resolver.retract(choice, claim(1, "alice", 1)));
    }

    @Test
    void everyLoserIsToldWhy() {
        Map<Long, String> reasons = new HashMap<>();
        List<Claim> claims = List.of(claim(1, "bob", 9), claim(2, "bob", 8), claim(3, "bob", 9), claim(4, "mallory", 10));
        Choice choice = after(Map.of("authors", texts("alice", "bob", "carol")), claims);
        claims.forEach(claim -> reasons.put(claim.id().a(), resolver.part(choice, claim).why()));
        assertEquals(Part.Kind.WON, resolver.part(choice, claim(1, "bob", 9)).kind());
        assertEquals("bob is number 2 of the trusted authors and this is the newest claim", reasons.get(1L));
        assertEquals("older than the winner", reasons.get(2L));
        assertEquals("as new as the winner, whose id is smaller", reasons.get(3L));
        assertEquals("mallory is not one of the trusted authors", reasons.get(4L));
        assertEquals("bob is more trusted than carol", resolver.part(choice, claim(5, "carol", 20)).why());
    }

    @Test
    void withoutAuthorsItRefusesAndSaysWhatToWrite() {
        assertRefused("option \"authors\" is missing: list the trusted authors, best first, for example", Map.of());
        assertThrows(IllegalArgumentException.class, resolver::init);
    }

    @Test
    void optionsThatMakeNoSenseAreRefusedByName() {
        assertRefused("\"authors\" must be a list", Map.of("authors", new Text("alice")));
        assertRefused("\"authors\" must be a list", Map.of("authors", texts()));
        assertRefused("\"authors\" must hold texts only", Map.of("authors", new Value.Items(List.of(new Num(1)))));
        assertRefused("names \"alice\" twice", Map.of("authors", texts("alice", "bob", "alice")));
        assertRefused("\"others\" must be \"ignore\" or \"last\"", Map.of("authors", texts("alice"), "others", new Bool(true)));
        assertRefused("unknown option \"autors\"", Map.of("autors", texts("alice")));
    }
}
