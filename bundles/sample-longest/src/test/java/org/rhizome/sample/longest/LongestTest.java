package org.rhizome.sample.longest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;
import org.rhizome.testkit.TestNode;

class LongestTest {

    private final Longest resolver = new Longest();

    /** What people said about an entity, as the node hands it to a resolver. */
    private static List<Claim> said(Delta... deltas) {
        return TestNode.holding(deltas).entity("book").orElseThrow().properties().get("title");
    }

    private static Delta title(String author, String title) {
        return Delta.by(author).at(1000).set("book", "title", title);
    }

    private Claim best(List<Claim> claims) {
        return claims.stream().reduce(resolver.init(), resolver::reduce, (one, other) -> other);
    }

    @Test
    void theLongestTextWins() {
        assertEquals(Optional.of(new Text("Moby-Dick; or, The Whale")),
                resolver.resolve(best(said(title("alice", "Moby-Dick"), title("bob", "Moby-Dick; or, The Whale"), title("carol", "")))));
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneCharacter() {
        assertEquals(Optional.of(new Text("abc")), resolver.resolve(best(said(title("alice", "abc"), title("bob", "\uD83D\uDC33\uD83D\uDC33")))));
    }

    @Test
    void whatIsNoTextHasNoPart() {
        List<Claim> claims = said(Delta.by("alice").at(1).set("book", "title", 1851));
        assertEquals(Optional.<Value>empty(), resolver.resolve(best(claims)));
        assertEquals(new Part(Part.Kind.LOST, "it is no text"), resolver.part(best(claims), claims.getFirst()));
    }

    @Test
    void theReasonNamesTheLengths() {
        List<Claim> claims = said(title("alice", "Moby"), title("bob", "Moby-Dick"));
        Claim best = best(claims);
        assertEquals(List.of("4 characters are not more than 9", "it has 9 characters"),
                claims.stream().map(claim -> resolver.part(best, claim).why()).sorted().toList());
    }
}
