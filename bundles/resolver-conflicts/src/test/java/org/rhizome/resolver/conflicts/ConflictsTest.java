package org.rhizome.resolver.conflicts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

class ConflictsTest {

    private final Conflicts resolver = new Conflicts();

    private static Claim claim(long id, double timestamp, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), "author" + id, timestamp, value);
    }

    private static Claim claim(long id, double timestamp, String text) {
        return claim(id, timestamp, new Text(text));
    }

    private Opinions after(List<Claim> claims) {
        Opinions opinions = resolver.init();
        for (Claim claim : claims) {
            opinions = resolver.reduce(opinions, claim);
        }
        return opinions;
    }

    private static Optional<Value> list(Value... values) {
        return Optional.of(new Value.Items(Arrays.asList(values)));
    }

    private void assertConflict(Optional<Value> expected, Claim... claims) {
        assertEquals(expected, resolver.resolve(after(List.of(claims))));
        assertEquals(expected, resolver.resolve(after(List.of(claims).reversed())));
    }

    @Test
    void whereNobodyDisagreesThereIsNoValue() {
        assertConflict(Optional.empty());
        assertConflict(Optional.empty(), claim(1, 1, "a"));
        assertConflict(Optional.empty(), claim(1, 1, "a"), claim(2, 2, "a"), claim(3, 3, "a"));
    }

    @Test
    void differentValuesAreListedOnceEachNewestFirst() {
        assertConflict(list(new Text("a"), new Text("b")), claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a"));
        assertConflict(list(new Text("b"), new Text("a")), claim(1, 1, "a"), claim(2, 2, "b"));
    }

    @Test
    void equallyNewValuesAreListedBySmallestId() {
        assertConflict(list(new Text("b"), new Text("a")), claim(-1, 1, "a"), claim(2, 1, "b"));
    }

    @Test
    void aNumberAndItsSpellingDisagree() {
        assertConflict(list(new Text("1"), new Num(1)), claim(1, 1, new Num(1)), claim(2, 2, "1"));
    }

    @Test
    void negatingTheOtherOpinionEndsTheConflict() {
        Opinions opinions = after(List.of(claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a")));
        opinions = resolver.retract(opinions, claim(3, 3, "a")).orElseThrow();
        assertEquals(list(new Text("b"), new Text("a")), resolver.resolve(opinions));
        opinions = resolver.retract(opinions, claim(2, 2, "b")).orElseThrow();
        assertEquals(Optional.empty(), resolver.resolve(opinions));
    }

    @Test
    void theReasonTellsWhoDisagreesAndWhoRepeats() {
        Opinions opinions = after(List.of(claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a")));
        assertEquals(Part.Kind.COUNTED, resolver.part(opinions, claim(3, 3, "a")).kind());
        assertEquals(Part.Kind.COUNTED, resolver.part(opinions, claim(2, 2, "b")).kind());
        assertEquals(Part.Kind.LOST, resolver.part(opinions, claim(1, 1, "a")).kind());
        assertEquals(new Part(Part.Kind.LOST, "no other claim disagrees"),
                resolver.part(after(List.of(claim(1, 1, "a"))), claim(1, 1, "a")));
    }
}
