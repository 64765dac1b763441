package org.rhizome.resolver.concatenation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class ConcatenationTest {

    private final Concatenation resolver = new Concatenation();

    private static Claim claim(long id, double timestamp, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), "author" + id, timestamp, value);
    }

    private static Claim claim(long id, double timestamp, String text) {
        return claim(id, timestamp, new Text(text));
    }

    private static Map<String, Value> separator(String separator) {
        return Map.of("separator", new Text(separator));
    }

    private Mentions after(Map<String, Value> options, Claim... claims) {
        Mentions mentions = resolver.init(options);
        for (Claim claim : claims) {
            mentions = resolver.reduce(mentions, claim);
        }
        return mentions;
    }

    private void assertJoined(String expected, Claim... claims) {
        assertEquals(Optional.of(new Text(expected)), resolver.resolve(after(Map.of(), claims)));
    }

    @Test
    void withoutTextsThereIsNoValue() {
        assertEquals(Optional.empty(), resolver.resolve(after(Map.of())));
        assertEquals(Optional.empty(), resolver.resolve(after(Map.of(), claim(1, 1, new Num(1)))));
    }

    @Test
    void textsAreJoinedInChronologicalOrderWithoutRepetition() { // case plg-01, but for its null, which no delta can hold
        Mentions mentions = after(separator(" "),
                claim(1, 1000, "red"), claim(3, 3000, "blue"), claim(2, 2000, "green"), claim(4, 4000, "red"));
        assertEquals(Optional.of(new Text("red green blue")), resolver.resolve(mentions));
    }

    @Test
    void theSeparatorIsACommaUnlessTheViewSaysOtherwise() {
        assertJoined("a, b", claim(1, 1, "a"), claim(2, 2, "b"));
        assertEquals(Optional.of(new Text("ab")), resolver.resolve(after(separator(""), claim(1, 1, "a"), claim(2, 2, "b"))));
    }

    @Test
    void equallyOldTextsAreJoinedInTheOrderOfTheirIds() {
        assertJoined("b, a, c", claim(-1, 1, "c"), claim(5, 1, "a"), claim(2, 1, "b"));
    }

    @Test
    void textsThatDifferInAnythingAreDifferent() {
        assertJoined("a, A, a , \u00e4, a\u0308", claim(1, 1, "a"), claim(2, 2, "A"), claim(3, 3, "a "), claim(4, 4, "\u00e4"),
                claim(5, 5, "a\u0308"));
    }

    @Test
    void theEmptyTextIsAText() {
        assertJoined("", claim(1, 1, ""));
        assertJoined(", a", claim(1, 1, ""), claim(2, 2, "a"));
    }

    @Test
    void whatIsNoTextIsLeftOut() {
        assertJoined("a", claim(1, 1, new Num(7)), claim(2, 2, "a"), claim(3, 3, new Bool(true)),
                claim(4, 4, new Value.Items(List.of(new Text("b")))), claim(5, 5, new Value.Fields(Map.of("c", new Text("d")))));
    }

    @Test
    void whenTheFirstMentionIsNegatedALaterOneTakesItsPlace() {
        Mentions mentions = after(Map.of(), claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a"));
        mentions = resolver.retract(mentions, claim(1, 1, "a")).orElseThrow();
        assertEquals(Optional.of(new Text("b, a")), resolver.resolve(mentions));
        mentions = resolver.retract(mentions, claim(3, 3, "a")).orElseThrow();
        assertEquals(Optional.of(new Text("b")), resolver.resolve(mentions));
    }

    @Test
    void theReasonNamesWhoSaidItFirst() {
        Mentions mentions = after(Map.of(), claim(1, 1, "a"), claim(3, 3, "a"), claim(4, 4, new Num(1)));
        assertEquals(Part.Kind.COUNTED, resolver.part(mentions, claim(1, 1, "a")).kind());
        assertEquals(new Part(Part.Kind.LOST, "the same text was said before by author1"), resolver.part(mentions, claim(3, 3, "a")));
        assertEquals(new Part(Part.Kind.LOST, "it is no text"), resolver.part(mentions, claim(4, 4, new Num(1))));
    }

    @Test
    void optionsThatMakeNoSenseAreRefusedByName() {
        String wrong = assertThrows(IllegalArgumentException.class, () -> resolver.init(Map.of("separator", new Num(1)))).getMessage();
        assertTrue(wrong.contains("\"separator\" must be a text"), wrong);
        String unknown = assertThrows(IllegalArgumentException.class, () -> resolver.init(Map.of("seperator", new Text(" ")))).getMessage();
        assertTrue(unknown.contains("\"seperator\"") && unknown.contains("\"separator\""), unknown);
    }
}
