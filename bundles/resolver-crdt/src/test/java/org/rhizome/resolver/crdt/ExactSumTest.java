package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    private static double sum(List<Double> numbers) {
        ExactSum sum = new ExactSum();
        numbers.forEach(sum::add);
        return sum.rounded();
    }

    private static double sum(Double... numbers) {
        return sum(Arrays.asList(numbers));
    }

    private static double anyDouble(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextLong();
            case 2 -> Math.scalb(random.nextGaussian(), random.nextInt(60) - 1074);
            default -> Math.scalb(random.nextGaussian(), random.nextInt(120) - 60);
        };
    }

    @Test
    void whatRoundingAtEachStepWouldLoseIsKept() {
        assertEquals(1.0, sum(1e100, 1.0, -1e100));
        assertEquals(0.6, sum(0.1, 0.2, 0.3));
        assertEquals(Double.MIN_VALUE, sum(1e16, Double.MIN_VALUE, -1e16));
        assertEquals(2.0, sum(1e16, 1.0, 1.0, -1e16));
    }

    @Test
    void tiesAreRoundedToEvenAndTheSmallestRestDecides() {
        assertEquals(0x1p53, sum(0x1p53, 1.0));
        assertEquals(0x1p53 + 2, sum(0x1p53, 1.0, Double.MIN_VALUE));
        assertEquals(0x1p53 + 4, sum(0x1p53, 3.0));
        assertEquals(-(0x1p53 + 2), sum(-0x1p53, -1.0, -Double.MIN_VALUE));
    }

    @Test
    void theEndsOfTheRangeAreExact() {
        double largestSubnormal = Math.nextDown(Double.MIN_NORMAL);
        for (double end : new double[] {0, Double.MIN_VALUE, largestSubnormal, Double.MIN_NORMAL, 0x1p62, Double.MAX_VALUE}) {
            assertEquals(end, sum(end));
            assertEquals(-end, sum(0.0, -end) + 0.0, 0.0);
            assertEquals(0.0, sum(end, -end));
        }
    }

    @Test
    void beyondTheRangeOfDoublesTheLargestStandsAndTheSumIsStillExact() {
        assertEquals(Double.MAX_VALUE, sum(Double.MAX_VALUE, Double.MAX_VALUE));
        assertEquals(-Double.MAX_VALUE, sum(-Double.MAX_VALUE, -Double.MAX_VALUE));
        assertEquals(3.0, sum(Double.MAX_VALUE, Double.MAX_VALUE, 3.0, -Double.MAX_VALUE, -Double.MAX_VALUE));
    }

    @Test
    void manyLargeIntegersDoNotOverflow() {
        List<Double> numbers = Collections.nCopies(5_000, 0x1p53);
        assertEquals(5_000 * 0x1p53, sum(numbers));
        assertEquals(-5_000 * 0x1p53, sum(numbers.stream().map(number -> -number).toList()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomSumsAreTheExactSumRoundedOnceInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<Double> numbers = new ArrayList<>();
            for (int j = random.nextInt(20); j >= 0; j--) {
                numbers.add(anyDouble(random));
            }
            BigDecimal exact = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(exact.doubleValue() + 0.0, sum(numbers) + 0.0, () -> "seed " + seed + ": " + numbers);
            Collections.shuffle(numbers, random);
            assertEquals(exact.doubleValue() + 0.0, sum(numbers) + 0.0, () -> "seed " + seed + ", shuffled: " + numbers);
        }
    }
}
