package org.rhizome.resolver.lastwrite;

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
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

class LastWriteTest {

    private final LastWrite resolver = new LastWrite();

    private static Claim claim(long id, double timestamp) {
        return new Claim(new DeltaId(id, 0, 0, 0), "alice", timestamp, new Text("claim " + id));
    }

    private Optional<Value> winner(List<Claim> claims) {
        Claim state = resolver.init();
        for (Claim claim : claims) {
            state = resolver.reduce(state, claim);
        }
        return resolver.resolve(state);
    }

    private void assertWinner(long id, Claim... claims) {
        assertEquals(Optional.of(new Text("claim " + id)), winner(List.of(claims)));
    }

    @Test
    void withoutClaimsThereIsNoValue() {
        assertEquals(Optional.empty(), winner(List.of()));
    }

    @Test
    void theNewestWins() {
        assertWinner(2, claim(1, 10), claim(2, 20), claim(3, 15));
        assertWinner(3, claim(1, -10), claim(2, -10.5), claim(3, -9.5));
    }

    @Test
    void tiesGoToTheSmallestId() {
        assertWinner(4, claim(7, 10), claim(4, 10), claim(5, 10));
    }

    @Test
    void idsCompareAsUnsignedBytes() {
        assertWinner(1, claim(-1, 10), claim(1, 10)); // ff... is greater than 01...
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void all5040OrdersOfSevenClaimsHaveTheSameWinner(long seed) {
        Random random = new Random(seed);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            claims.add(claim(random.nextLong(), random.nextInt(3)));
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
