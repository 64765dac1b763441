package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;

class ArrangementTest {

    private static final int MANY = 100_000;
    /** A hundred times what it takes; quadratic code does not make it. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static Edit element(int number, double timestamp, long after) {
        return Edit.of(Said.claim(number, timestamp, after == 0
                ? Said.object("value", new Num(number))
                : Said.object("value", new Num(number), "after", Said.ref(after))));
    }

    /** Elements 1 to {@code count}, each as new as its number. */
    private static List<Edit> elements(int count, IntUnaryOperator after) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            edits.add(element(i, i, after.applyAsInt(i)));
        }
        return edits;
    }

    private static List<DeltaId> ids(List<Edit> edits) {
        return new Arrangement(edits).inOrder().map(Edit::id).toList();
    }

    @Test
    void aHundredThousandElementsAfterEachOtherStandInThatOrder() {
        List<Edit> chain = elements(MANY, i -> i - 1);
        List<DeltaId> expected = chain.stream().map(Edit::id).toList();
        Collections.shuffle(chain, new Random(1));
        assertEquals(expected, assertTimeout(BOUND, () -> ids(chain)));
    }

    @Test
    void aHundredThousandElementsAtTheBeginningStandNewestFirst() {
        List<Edit> heap = elements(MANY, i -> 0);
        assertEquals(heap.reversed().stream().map(Edit::id).toList(), assertTimeout(BOUND, () -> ids(heap)));
    }

    @Test
    void aHundredThousandElementsAfterOneStandNewestFirst() {
        List<Edit> fan = elements(MANY, i -> i == 1 ? 0 : 1);
        List<DeltaId> order = assertTimeout(BOUND, () -> ids(fan));
        assertEquals(Said.id(1), order.getFirst());
        assertEquals(Said.id(MANY), order.get(1));
        assertEquals(Said.id(2), order.getLast());
    }

    @Test
    void aCircleOfAHundredThousandStartsWithItsNewest() {
        List<Edit> circle = elements(MANY, i -> i == 1 ? MANY : i - 1);
        List<DeltaId> order = assertTimeout(BOUND, () -> ids(circle));
        assertEquals(MANY, order.size());
        assertEquals(Said.id(MANY), order.getFirst());
        assertEquals(Said.id(1), order.get(1));
        assertEquals(Said.id(MANY - 1), order.getLast());
    }

    /** Random anchors: forwards and backwards, missing ones, circles and tails of circles. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyArrangementIsThatOfTheRecursiveRule(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int count = 1 + random.nextInt(12);
            List<Edit> edits = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                edits.add(element(i, random.nextInt(4), random.nextInt(count + 3)));
            }
            List<DeltaId> expected = RecursiveRule.arrange(edits);
            assertEquals(expected, ids(edits), () -> "seed " + seed + ": " + edits);
            Collections.shuffle(edits, random);
            assertEquals(expected, ids(edits), () -> "seed " + seed + ", shuffled: " + edits);
        }
    }
}
