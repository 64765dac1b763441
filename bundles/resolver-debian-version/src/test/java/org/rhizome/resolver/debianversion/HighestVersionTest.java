package org.rhizome.resolver.debianversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Bool;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void all5040OrdersOfSevenClaimsHaveTheSameWinner(long seed) {
        Random random = new Random(seed);
        List<Value> values = List.of(
                new Text("1.0"), new Text("1.0-0"), new Text("0:1.00"), new Text("0.9"), new Text("no version"), new Num(1));
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            claims.add(claim(random.nextLong(), random.nextInt(2), values.get(random.nextInt(values.size()))));
        }
        Optional<Value> expected = winner(claims);
        int[] orders = {0};
        permutations(claims, 0, order -> {
            orders[0]++;
            assertEquals(expected, winner(order), () -> "seed " + seed + ", order " + order);
        });
        assertEquals(5040, orders[0]);
    }

    private static <T> void permutations(List<T> elements, int fixed, Consumer<List<T>> visitor) {
        if (fixed == elements.size()) {
            visitor.accept(elements);
        }
        for (int i = fixed; i < elements.size(); i++) {
            Collections.swap(elements, fixed, i);
            permutations(elements, fixed + 1, visitor);
            Collections.swap(elements, fixed, i);
        }
    }
}
