package org.rhizome.resolver.majority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

class MajorityTest {

    private static final Map<String, Value> PER_AUTHOR = Map.of("per-author", new Bool(true));

    private final Majority resolver = new Majority();

    private static Claim claim(int id, String author, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), author, id, value);
    }

    private static Claim claim(int id, String author, String value) {
        return claim(id, author, new Text(value));
    }

    private Election after(Map<String, Value> options, Claim... claims) {
        Election election = resolver.init(options);
        for (Claim claim : claims) {
            election = resolver.reduce(election, claim);
        }
        return election;
    }

    private Optional<Value> winner(Map<String, Value> options, Claim... claims) {
        return resolver.resolve(after(options, claims));
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertEquals(Optional.empty(), resolver.resolve(resolver.init()));
    }

    @Test
    void mostClaimsWinAlsoOfOneAuthor() {
        assertEquals(Optional.of(new Text("red")),
                winner(Map.of(), claim(1, "alice", "red"), claim(2, "bob", "blue"), claim(3, "alice", "red")));
    }

    @Test
    void halfIsNotNeeded() {
        assertEquals(Optional.of(new Text("red")), winner(Map.of(),
                claim(1, "a", "blue"), claim(2, "b", "red"), claim(3, "c", "red"), claim(4, "d", "green"), claim(5, "e", "black")));
    }

    @Test
    void tiesGoToTheLeastValue() {
        assertEquals(Optional.of(new Num(10)), winner(Map.of(), claim(1, "a", "10"), claim(2, "b", new Num(10))));
        assertEquals(Optional.of(new Text("blue")), winner(Map.of(), claim(1, "a", "red"), claim(2, "b", "blue")));
    }

    @Test
    void valuesOfAnyKindAreVotedFor() {
        Value list = new Value.Items(List.of(new Num(1)));
        Value same = new Value.Items(List.of(new Num(1)));
        assertEquals(Optional.of(list), winner(Map.of(), claim(1, "a", list), claim(2, "b", new Num(1)), claim(3, "c", same)));
    }

    @Test
    void byAuthorOnlyTheNewestClaimOfEachCounts() {
        Claim[] claims = {claim(1, "alice", "red"), claim(2, "alice", "red"), claim(3, "alice", "green"), claim(4, "bob", "blue"), claim(5, "carol", "blue")};
        assertEquals(Optional.of(new Text("blue")), winner(PER_AUTHOR, claims));
        Claim tied = new Claim(new DeltaId(0, 0, 0, 0), "alice", 3, new Text("red"));
        assertEquals(new Part(Part.Kind.COUNTED, "votes: 1 against 2"), resolver.part(after(PER_AUTHOR, claims[2], tied, claims[3], claims[4]), tied));
    }

    @Test
    void aClaimThatIsTakenOutTakesItsVoteAlong() {
        Election election = after(Map.of(), claim(1, "a", "red"), claim(2, "b", "red"), claim(3, "c", "blue"));
        Election without = resolver.retract(election, claim(1, "a", "red")).orElseThrow();
        assertEquals(Optional.of(new Text("blue")), resolver.resolve(without));
        assertEquals(Optional.of(new Text("red")), resolver.resolve(resolver.retract(without, claim(3, "c", "blue")).orElseThrow()));
    }

    @Test
    void byAuthorOneMustStartAnewWhenAVoteIsTakenOut() {
        Claim old = claim(1, "alice", "red");
        Claim voting = claim(2, "alice", "blue");
        Election election = after(PER_AUTHOR, old, voting);
        assertEquals(Optional.of(election), resolver.retract(election, old));
        assertEquals(Optional.empty(), resolver.retract(election, voting));
    }

    @Test
    void itSaysWhy() {
        Election election = after(Map.of(),
                claim(1, "a", "red"), claim(2, "b", "red"), claim(3, "c", "blue"), claim(4, "d", "tan"), claim(5, "e", "tan"));
        assertEquals(new Part(Part.Kind.COUNTED, "one of 2 votes for the winner"), resolver.part(election, claim(1, "a", "red")));
        assertEquals(new Part(Part.Kind.LOST, "votes: 1 against 2"), resolver.part(election, claim(3, "c", "blue")));
        assertEquals(new Part(Part.Kind.LOST, "as many votes, 2, but a greater value"), resolver.part(election, claim(4, "d", "tan")));
        Election one = after(PER_AUTHOR, claim(1, "a", "red"), claim(2, "a", "blue"));
        assertEquals(new Part(Part.Kind.WON, "the only vote for its value, and no other has more"), resolver.part(one, claim(2, "a", "blue")));
        assertEquals(new Part(Part.Kind.LOST, "no vote: its author has a newer claim, or one as new with a smaller id"),
                resolver.part(one, claim(1, "a", "red")));
    }

    @Test
    void byAuthorADefeatedVoteStillCountsAsItKeepsAnOlderOneAway() {
        Claim older = claim(1, "alice", "red");
        Claim vote = claim(2, "alice", "tan");
        Claim other = claim(3, "bob", "sky");
        assertEquals(Optional.of(new Text("sky")), winner(PER_AUTHOR, older, vote, other));
        assertEquals(Optional.of(new Text("red")), winner(PER_AUTHOR, older, other));
        assertEquals(Part.Kind.COUNTED, resolver.part(after(PER_AUTHOR, older, vote, other), vote).kind());
    }

    @Test
    void wrongOptionsAreRefusedInWords() {
        assertEquals("unknown option \"quorum\" of majority, which has only: per-author",
                assertThrows(IllegalArgumentException.class, () -> resolver.init(Map.of("quorum", new Num(3)))).getMessage());
        assertEquals("option \"per-author\" must be true or false, not Num[value=1.0]",
                assertThrows(IllegalArgumentException.class, () -> resolver.init(Map.of("per-author", new Num(1)))).getMessage());
    }
}
