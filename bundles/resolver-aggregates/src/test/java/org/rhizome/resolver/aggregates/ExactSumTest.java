package org.rhizome.resolver.aggregates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against decimals of unlimited length. */
class ExactSumTest {

    private static double anyDouble(Random random) {
        double number = switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong()); // any exponent
            case 1 -> random.nextInt(-20, 20);
            case 2 -> random.nextLong(1, 9) * Double.MIN_VALUE;
            default -> random.nextGaussian() * 1e16;
        };
        return Double.isFinite(number) ? number : 1;
    }

    private static ExactSum sum(double... numbers) {
        ExactSum sum = new ExactSum();
        for (double number : numbers) {
            sum.add(number);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itRoundsOnceAsDecimalsDo(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            ExactSum sum = new ExactSum();
            BigDecimal expected = BigDecimal.ZERO;
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                double number = anyDouble(random);
                boolean out = random.nextInt(3) == 0;
                expected = out ? expected.subtract(new BigDecimal(number)) : expected.add(new BigDecimal(number));
                if (out) {
                    sum.subtract(number);
                } else {
                    sum.add(number);
                }
                if (random.nextBoolean()) {
                    sum.carry();
                }
            }
            String where = "seed " + seed + ", round " + round;
            assertEquals(expected.doubleValue(), sum.dividedBy(1), where);
            assertNearest(expected, sum, random.nextInt(1, 1000), where);
        }
    }

    /** No neighbour of the quotient is nearer; of two as near it is the even one. */
    private static void assertNearest(BigDecimal sum, ExactSum exact, long divisor, String where) {
        double quotient = exact.dividedBy(divisor);
        if (Double.isInfinite(quotient)) {
            assertTrue(sum.abs().compareTo(new BigDecimal(Double.MAX_VALUE).multiply(BigDecimal.valueOf(divisor))) > 0, where);
            return;
        }
        BigDecimal error = error(sum, quotient, divisor);
        for (double neighbour : new double[] {Math.nextUp(quotient), Math.nextDown(quotient)}) {
            if (Double.isFinite(neighbour)) {
                int nearer = error.compareTo(error(sum, neighbour, divisor));
                boolean even = (Double.doubleToLongBits(quotient) & 1) == 0;
                assertTrue(nearer < 0 || nearer == 0 && even, where + ", divided by " + divisor + ": " + quotient + " or " + neighbour);
            }
        }
    }

    private static BigDecimal error(BigDecimal sum, double quotient, long divisor) {
        return new BigDecimal(quotient).multiply(BigDecimal.valueOf(divisor)).subtract(sum).abs();
    }

    @Test
    void nothingIsLostBetweenTheGreatestAndTheSmallest() {
        assertEquals(Double.MIN_VALUE, sum(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE).dividedBy(1));
        assertEquals(1, sum(1e16, 1, -1e16).dividedBy(1));
        assertEquals(Double.MAX_VALUE, sum(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE).dividedBy(3));
    }

    @Test
    void tiesGoToTheEvenNeighbour() {
        assertEquals(0x1p53, sum(0x1p53, 1).dividedBy(1));
        assertEquals(0x1p53 + 4, sum(0x1p53 + 2, 1).dividedBy(1));
        assertEquals(0x1p53 + 2, sum(0x1p53, 1, Double.MIN_VALUE).dividedBy(1));
        assertEquals(0, sum(Double.MIN_VALUE).dividedBy(2));
        assertEquals(2 * Double.MIN_VALUE, sum(3 * Double.MIN_VALUE).dividedBy(2));
        assertEquals(Double.MIN_VALUE, sum(2 * Double.MIN_VALUE).dividedBy(3));
    }

    @Test
    void beyondTheDoublesItIsInfinite() {
        assertEquals(Double.NEGATIVE_INFINITY, sum(-Double.MAX_VALUE, -Double.MAX_VALUE).dividedBy(1));
        assertEquals(Double.MAX_VALUE, sum(Double.MAX_VALUE, Math.ulp(Double.MAX_VALUE) / 4).dividedBy(1));
        assertEquals(Double.POSITIVE_INFINITY, sum(Double.MAX_VALUE, Math.ulp(Double.MAX_VALUE) / 2).dividedBy(1));
    }

    @Test
    void whatWasTakenOutAgainLeavesNothing() {
        ExactSum sum = sum(0.1, 1e300, -7);
        sum.subtract(1e300);
        sum.subtract(0.1);
        assertEquals(-7, sum.dividedBy(1));
        sum.subtract(-7);
        assertEquals(0.0, sum.dividedBy(1));
    }
}
