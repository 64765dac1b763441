package org.rhizome.testkit;

import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/**
 * What a {@link History} makes one event of. All but the value is read from the bits of one number, because that is generated fastest;
 * smaller numbers give plainer events, so that a failing history shrinks.
 *
 * @param value what is claimed, unless the event is a negation
 * @param bits see the constants, from the highest place down
 */
record Step(Value value, int bits) {

    /** Greater than every number of bits. */
    static final int LIMIT = 1 << 26;

    /** Few, so that many claims tie; two have the same hash code. */
    private static final String[] AUTHORS = {"Aa", "BB", "ıI", "\uD83D\uDE00"};
    private static final double[] TIMES = {1, 2, 2, 1, 1.5, -1, 1e15, 3};

    /** Some are equal in what {@link DeltaId#hashCode} looks at, some are negative as signed numbers. */
    private static final long[] ID_HEADS = {1, -1, 0x0102_0304_0506_0708L, Long.MIN_VALUE};

    /** Three events of eight are negations. */
    boolean negates() {
        return (bits >>> 23) >= 5;
    }

    /** Which of the earlier events a negation negates. */
    int target(int earlier) {
        return (bits >>> 13 & 0x3ff) % earlier;
    }

    DeltaId id(int index) {
        return new DeltaId(ID_HEADS[bits >>> 11 & 3], bits >>> 5 & 0x3f, 0, index);
    }

    Claim claim(int index, Value shown) {
        return new Claim(id(index), AUTHORS[bits >>> 3 & 3], TIMES[bits & 7], shown);
    }
}
