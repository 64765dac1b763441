package org.rhizome.delta;

/**
 * A number: always an IEEE double. Integers are not a type of their own, so that the same claim has the same bytes in every language.
 */
public record Num(double value) implements Primitive {

    /**
     * @throws InvalidDeltaException if {@code value} is NaN or infinite
     */
    public Num {
        if (!Double.isFinite(value)) {
            throw new InvalidDeltaException("number must be finite, not " + value);
        }
        value += 0.0; // -0.0 is +0.0
    }

    /**
     * The number that equals {@code value}.
     *
     * @throws InvalidDeltaException if there is none: beyond 2^53 not every long has its own double, and none is rounded silently
     */
    public static Num exactly(long value) {
        double nearest = value;
        if ((long) nearest != value || nearest == 0x1p63) {
            throw new InvalidDeltaException("no double equals " + value);
        }
        return new Num(nearest);
    }
}
