package org.rhizome.resolver.aggregates;

import java.math.BigInteger;

/** The double nearest to a fraction, half to even, as IEEE 754 rounds. */
final class Rounding {

    /** The exponent of the smallest double. */
    private static final int UNIT = -1074;
    private static final int PRECISION = 53;

    private Rounding() {}

    /**
     * {@code units} / {@code divisor} * 2^-1074; infinite beyond the doubles.
     *
     * @param divisor above zero
     */
    static double quotient(BigInteger units, long divisor) {
        if (units.signum() == 0) {
            return 0;
        }
        BigInteger size = units.abs();
        int scale = Math.max(0, Long.SIZE + PRECISION + 2 - size.bitLength()); // so that the quotient has bits enough to round
        BigInteger[] parts = size.shiftLeft(scale).divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger quotient = parts[0].shiftLeft(1);
        BigInteger sticky = parts[1].signum() == 0 ? quotient : quotient.setBit(0);
        double rounded = round(sticky, scale + 1);
        return units.signum() < 0 ? -rounded : rounded;
    }

    /**
     * {@code quotient} * 2^-{@code scale} * 2^-1074, rounded to 53 bits or, near zero, to the smallest double.
     *
     * @param quotient above zero; its lowest bit also stands for all that was cut off
     */
    private static double round(BigInteger quotient, int scale) {
        int drop = Math.max(scale, quotient.bitLength() - PRECISION);
        BigInteger kept = quotient.shiftRight(drop);
        boolean half = quotient.testBit(drop - 1);
        boolean more = quotient.getLowestSetBit() < drop - 1;
        boolean up = half && (more || kept.testBit(0));
        long mantissa = up ? kept.longValue() + 1 : kept.longValue();
        return Math.scalb((double) mantissa, drop - scale + UNIT);
    }
}
