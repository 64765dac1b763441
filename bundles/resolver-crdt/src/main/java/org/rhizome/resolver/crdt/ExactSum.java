package org.rhizome.resolver.crdt;

import java.math.BigInteger;

/**
 * A sum of doubles without any rounding until it is read, so that it depends neither on the order nor on what was added and taken away
 * again. Integers are added as such; everything else as a multiple of 2^-1074, of which every double is one.
 */
final class ExactSum {

    private static final int UNIT = 1074;
    private static final double LARGEST_EXACT_INTEGER = 0x1p53;
    private static final int MANTISSA_BITS = 53;

    private long integers;
    private BigInteger units = BigInteger.ZERO;

    void add(double value) {
        if (value != Math.rint(value) || Math.abs(value) > LARGEST_EXACT_INTEGER) {
            units = units.add(units(value));
            return;
        }
        long integer = (long) value;
        long sum = integers + integer;
        if (((integers ^ sum) & (integer ^ sum)) < 0) { // overflow: the result's sign differs from both
            units = units.add(BigInteger.valueOf(integers).shiftLeft(UNIT));
            sum = integer;
        }
        integers = sum;
    }

    private static BigInteger units(double value) {
        int exponent = Math.getExponent(value);
        long fraction = Double.doubleToRawLongBits(value) & (1L << MANTISSA_BITS - 1) - 1;
        boolean subnormal = exponent < Double.MIN_EXPONENT;
        BigInteger magnitude = subnormal
                ? BigInteger.valueOf(fraction)
                : BigInteger.valueOf(fraction | 1L << MANTISSA_BITS - 1).shiftLeft(exponent - Double.MIN_EXPONENT);
        return value < 0 ? magnitude.negate() : magnitude;
    }

    /** The double nearest to the sum, ties to even; the largest of its sign where the sum is beyond all doubles. */
    double rounded() {
        BigInteger total = units.add(BigInteger.valueOf(integers).shiftLeft(UNIT));
        double magnitude = Math.min(Double.MAX_VALUE, round(total.abs()));
        return total.signum() < 0 ? -magnitude : magnitude;
    }

    private static double round(BigInteger total) {
        int excess = total.bitLength() - (MANTISSA_BITS + 2);
        if (excess <= 0) {
            return Math.scalb((double) total.longValue(), -UNIT);
        }
        boolean cut = total.getLowestSetBit() < excess;
        long leading = total.shiftRight(excess).longValue() | (cut ? 1 : 0); // what is cut off still decides between the neighbours
        return Math.scalb((double) leading, excess - UNIT);
    }
}
