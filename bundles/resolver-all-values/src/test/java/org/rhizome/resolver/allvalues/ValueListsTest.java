package org.rhizome.resolver.allvalues;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;

class ValueListsTest {

    private final AllValues all = new AllValues();
    private final DistinctValues distinct = new DistinctValues();

    private static Claim claim(long id, double timestamp, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), "author" + id, timestamp, value);
    }

    private static Claim claim(long id, double timestamp, String text) {
        return claim(id, timestamp, new Text(text));
    }

    private static <S> S after(Resolver<S> resolver, List<Claim> claims) {
        S state = resolver.init();
        for (Claim claim : claims) {
            state = resolver.reduce(state, claim);
        }
        return state;
    }

    private static Optional<Value> list(Value... values) {
        return Optional.of(new Value.Items(Arrays.asList(values)));
    }

    private static Optional<Value> texts(String... texts) {
        return Optional.of(new Value.Items(Arrays.stream(texts).<Value>map(Text::new).toList()));
    }

    private static <S> void assertValues(Optional<Value> expected, Resolver<S> resolver, Claim... claims) {
        assertEquals(expected, resolver.resolve(after(resolver, List.of(claims))));
        assertEquals(expected, resolver.resolve(after(resolver, List.of(claims).reversed())));
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertValues(Optional.empty(), all);
        assertValues(Optional.empty(), distinct);
    }

    @Test
    void oneValueIsAListOfOne() {
        assertValues(texts("a"), all, claim(1, 1, "a"));
        assertValues(texts("a"), distinct, claim(1, 1, "a"));
    }

    @Test
    void allValuesAreListedNewestFirstThenBySmallestId() {
        assertValues(texts("d", "b", "c", "a", "a"), all,
                claim(5, 1, "a"), claim(4, 1.5, "a"), claim(2, 2, "b"), claim(-1, 2, "c"), claim(9, 3, "d"));
    }

    @Test
    void aDistinctValueStandsWhereItsNewestClaimStands() {
        assertValues(texts("a", "c", "b"), distinct, claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "c"), claim(4, 4, "a"));
        assertValues(texts("b", "a"), distinct, claim(1, 1, "a"), claim(5, 4, "a"), claim(3, 4, "b"), claim(7, 4, "b"));
    }

    @Test
    void valuesAreDistinctByTypeAndContent() {
        Value one = new Value.Fields(Map.of("a", new Num(1), "b", new Num(2)));
        Value same = new Value.Fields(Map.of("b", new Num(2), "a", new Num(1)));
        Value bytes = new Bytes("text/plain", new byte[] {1});
        assertValues(list(one, bytes, new Num(0), new Text("1"), new Num(1), new Bool(true)), distinct,
                claim(1, 1, new Bool(true)), claim(2, 2, new Num(1)), claim(3, 3, new Text("1")), claim(4, 4, new Num(0)),
                claim(5, 3.5, new Num(-0.0)), claim(6, 6, bytes), claim(7, 5, new Bytes("text/plain", new byte[] {1})),
                claim(8, 8, one), claim(9, 7, same));
    }

    @Test
    void whenTheNewestClaimOfAValueIsNegatedAnOlderOneKeepsIt() {
        Map<Value, TreeSet<Claim>> state = after(distinct, List.of(claim(1, 1, "a"), claim(2, 2, "b"), claim(3, 3, "a")));
        state = distinct.retract(state, claim(3, 3, "a")).orElseThrow();
        assertEquals(texts("b", "a"), distinct.resolve(state));
        state = distinct.retract(state, claim(1, 1, "a")).orElseThrow();
        assertEquals(texts("b"), distinct.resolve(state));
    }

    @Test
    void theReasonNamesTheClaimThatStandsForTheValue() {
        Map<Value, TreeSet<Claim>> state = after(distinct, List.of(claim(1, 1, "a"), claim(3, 3, "a")));
        assertEquals(Part.Kind.COUNTED, distinct.part(state, claim(3, 3, "a")).kind());
        assertEquals(new Part(Part.Kind.LOST, "the same value was claimed later, or under a smaller id, by author3"),
                distinct.part(state, claim(1, 1, "a")));
    }
}
