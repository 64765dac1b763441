package org.rhizome.resolver.aggregates;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A sum of doubles without any rounding: a fixed-point number that is wide enough for all of them. Adding and taking out cost the same few
 * nanoseconds whatever the numbers are; only {@link #dividedBy} rounds, once.
 */
final class ExactSum {

    private static final int DIGIT_BITS = 32;
    private static final long DIGIT_MASK = 0xffff_ffffL;
    private static final int MANTISSA_BITS = 52;

    /** 2,098 bits for the doubles, and above them room for 2^63 of the greatest. */
    private static final int DIGITS = 68;

    /** A digit takes 2^32 at most each time, so it cannot overflow in between. */
    private static final int BETWEEN_CARRIES = 1 << 30;

    /** Base 2^32, least first, in units of 2^-1074; a digit may be negative or too great until {@link #carry}. */
    private final long[] digits = new long[DIGITS];
    private int sinceCarry;

    void add(double number) {
        long bits = Double.doubleToLongBits(number);
        int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
        long fraction = bits & (1L << MANTISSA_BITS) - 1;
        long mantissa = exponent == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
        int shift = Math.max(0, exponent - 1);
        int first = shift / DIGIT_BITS;
        int offset = shift % DIGIT_BITS;
        long low = mantissa << offset;
        long high = offset == 0 ? 0 : mantissa >>> Long.SIZE - offset;
        long sign = bits < 0 ? -1 : 1;
        digits[first] += sign * (low & DIGIT_MASK);
        digits[first + 1] += sign * (low >>> DIGIT_BITS);
        digits[first + 2] += sign * high;
        if (++sinceCarry == BETWEEN_CARRIES) {
            carry();
        }
    }

    /** Takes out a number that was added. */
    void subtract(double number) {
        add(-number);
    }

    /**
     * The sum divided by {@code divisor} and rounded once, half to even; infinite beyond the doubles.
     *
     * @param divisor above zero
     */
    double dividedBy(long divisor) {
        return Rounding.quotient(units(), divisor);
    }

    /** Makes all digits but the greatest, which has the sign, lie in [0, 2^32). */
    void carry() {
        for (int i = 0; i < DIGITS - 1; i++) {
            digits[i + 1] += digits[i] >> DIGIT_BITS;
            digits[i] &= DIGIT_MASK;
        }
        sinceCarry = 0;
    }

    /** The sum in units of 2^-1074. */
    private BigInteger units() {
        carry();
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + (DIGITS - 1) * Integer.BYTES);
        bytes.putLong(digits[DIGITS - 1]);
        for (int i = DIGITS - 2; i >= 0; i--) {
            bytes.putInt((int) digits[i]);
        }
        return new BigInteger(bytes.array());
    }
}
