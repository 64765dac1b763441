package org.rhizome.delta;

/**
 * An integer modulo p = 2^255 - 19 in five signed limbs of 51 bits. Immutable; time depends on nothing, but nothing here is secret.
 *
 * <p>Limbs of a product are below 2^51 in size but for a carry; a sum or difference of two may go into one more sum or product before
 * it has to be one itself, which keeps every limb below 2^53 and every column below 2^63.
 */
final class FieldElement {

    static final int LENGTH = 32;
    static final FieldElement ZERO = new FieldElement(0, 0, 0, 0, 0);
    static final FieldElement ONE = new FieldElement(1, 0, 0, 0, 0);

    private static final long MASK = (1L << 51) - 1;

    private final long l0;
    private final long l1;
    private final long l2;
    private final long l3;
    private final long l4;

    private FieldElement(long l0, long l1, long l2, long l3, long l4) {
        this.l0 = l0;
        this.l1 = l1;
        this.l2 = l2;
        this.l3 = l3;
        this.l4 = l4;
    }

    /** The number in the low 255 bits of 32 little endian bytes, which may exceed p. */
    static FieldElement ofBytes(byte[] bytes, int offset) {
        long w0 = LittleEndian.getLong(bytes, offset);
        long w1 = LittleEndian.getLong(bytes, offset + 8);
        long w2 = LittleEndian.getLong(bytes, offset + 16);
        long w3 = LittleEndian.getLong(bytes, offset + 24);
        return new FieldElement(
                w0 & MASK, (w0 >>> 51 | w1 << 13) & MASK, (w1 >>> 38 | w2 << 26) & MASK, (w2 >>> 25 | w3 << 39) & MASK, w3 >>> 12 & MASK);
    }

    FieldElement plus(FieldElement b) {
        return new FieldElement(l0 + b.l0, l1 + b.l1, l2 + b.l2, l3 + b.l3, l4 + b.l4);
    }

    FieldElement minus(FieldElement b) {
        return new FieldElement(l0 - b.l0, l1 - b.l1, l2 - b.l2, l3 - b.l3, l4 - b.l4);
    }

    FieldElement negated() {
        return new FieldElement(-l0, -l1, -l2, -l3, -l4);
    }

    /**
     * Each product of two limbs is split at bit 51, so that both halves add up in plain longs: the low half is masked out of the low
     * word, and shifting the factors by 13 bits in all puts the high half exactly into the high word.
     */
    FieldElement times(FieldElement b) {
        long a0 = l0 << 6;
        long a1 = l1 << 6;
        long a2 = l2 << 6;
        long a3 = l3 << 6;
        long a4 = l4 << 6;
        long b0 = b.l0 << 7;
        long b1 = b.l1 << 7;
        long b2 = b.l2 << 7;
        long b3 = b.l3 << 7;
        long b4 = b.l4 << 7;

        long c0 = low(l0, b.l0);
        long c1 = high(a0, b0) + low(l0, b.l1) + low(l1, b.l0);
        long c2 = high(a0, b1) + high(a1, b0) + low(l0, b.l2) + low(l1, b.l1) + low(l2, b.l0);
        long c3 = high(a0, b2) + high(a1, b1) + high(a2, b0) + low(l0, b.l3) + low(l1, b.l2) + low(l2, b.l1) + low(l3, b.l0);
        long c4 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0)
                + low(l0, b.l4) + low(l1, b.l3) + low(l2, b.l2) + low(l3, b.l1) + low(l4, b.l0);
        long c5 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0)
                + low(l1, b.l4) + low(l2, b.l3) + low(l3, b.l2) + low(l4, b.l1);
        long c6 = high(a1, b4) + high(a2, b3) + high(a3, b2) + high(a4, b1) + low(l2, b.l4) + low(l3, b.l3) + low(l4, b.l2);
        long c7 = high(a2, b4) + high(a3, b3) + high(a4, b2) + low(l3, b.l4) + low(l4, b.l3);
        long c8 = high(a3, b4) + high(a4, b3) + low(l4, b.l4);
        long c9 = high(a4, b4);
        return carried(c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * c9);
    }

    FieldElement squared() {
        long a0 = l0 << 6;
        long a1 = l1 << 6;
        long a2 = l2 << 6;
        long a3 = l3 << 6;
        long a4 = l4 << 6;
        long b0 = l0 << 7;
        long b1 = l1 << 7;
        long b2 = l2 << 7;
        long b3 = l3 << 7;
        long b4 = l4 << 7;

        long c0 = low(l0, l0);
        long c1 = high(a0, b0) + 2 * low(l0, l1);
        long c2 = 2 * (high(a0, b1) + low(l0, l2)) + low(l1, l1);
        long c3 = 2 * (high(a0, b2) + low(l0, l3) + low(l1, l2)) + high(a1, b1);
        long c4 = 2 * (high(a0, b3) + high(a1, b2) + low(l0, l4) + low(l1, l3)) + low(l2, l2);
        long c5 = 2 * (high(a0, b4) + high(a1, b3) + low(l1, l4) + low(l2, l3)) + high(a2, b2);
        long c6 = 2 * (high(a1, b4) + high(a2, b3) + low(l2, l4)) + low(l3, l3);
        long c7 = 2 * (high(a2, b4) + low(l3, l4)) + high(a3, b3);
        long c8 = 2 * high(a3, b4) + low(l4, l4);
        long c9 = high(a4, b4);
        return carried(c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * c9);
    }

    FieldElement squared(int times) {
        FieldElement square = this;
        for (int i = 0; i < times; i++) {
            square = square.squared();
        }
        return square;
    }

    /** This to the power (p - 5) / 8 = 2^252 - 3, from which a square root is made. */
    FieldElement rootPower() {
        return chain250().squared(2).times(this);
    }

    /** One divided by this; zero for zero. The power p - 2 = 2^255 - 21. */
    FieldElement inverted() {
        FieldElement eleven = squared(3).times(this).times(squared());
        return chain250().squared(5).times(eleven);
    }

    /** This to the power 2^250 - 1. */
    private FieldElement chain250() {
        FieldElement ones2 = squared().times(this);
        FieldElement ones4 = ones2.squared(2).times(ones2);
        FieldElement ones5 = ones4.squared().times(this);
        FieldElement ones10 = ones5.squared(5).times(ones5);
        FieldElement ones20 = ones10.squared(10).times(ones10);
        FieldElement ones40 = ones20.squared(20).times(ones20);
        FieldElement ones50 = ones40.squared(10).times(ones10);
        FieldElement ones100 = ones50.squared(50).times(ones50);
        FieldElement ones200 = ones100.squared(100).times(ones100);
        return ones200.squared(50).times(ones50);
    }

    boolean isZero() {
        return isSame(ZERO);
    }

    /** Whether both are the same number modulo p. */
    boolean isSame(FieldElement other) {
        FieldElement left = minus(other).reduced();
        return (left.l0 | left.l1 | left.l2 | left.l3 | left.l4) == 0;
    }

    /** The lowest bit of the number between 0 and p, which is the sign of a coordinate. */
    boolean isOdd() {
        return (reduced().l0 & 1) == 1;
    }

    /** The number between 0 and p as 32 little endian bytes. */
    byte[] toBytes() {
        FieldElement r = reduced();
        byte[] bytes = new byte[LENGTH];
        LittleEndian.putLong(bytes, 0, r.l0 | r.l1 << 51);
        LittleEndian.putLong(bytes, 8, r.l1 >>> 13 | r.l2 << 38);
        LittleEndian.putLong(bytes, 16, r.l2 >>> 26 | r.l3 << 25);
        LittleEndian.putLong(bytes, 24, r.l3 >>> 39 | r.l4 << 12);
        return bytes;
    }

    /** The only form of this number with all limbs in [0, 2^51) and the whole below p. */
    private FieldElement reduced() {
        FieldElement r = carried(l0, l1, l2, l3, l4);
        r = carried(r.l0, r.l1, r.l2, r.l3, r.l4); // now below 2^255
        long over = r.l0 + 19 >> 51;
        over = r.l1 + over >> 51;
        over = r.l2 + over >> 51;
        over = r.l3 + over >> 51;
        over = r.l4 + over >> 51; // 1 if the number is p or more
        long c0 = r.l0 + 19 * over;
        long c1 = r.l1 + (c0 >> 51);
        long c2 = r.l2 + (c1 >> 51);
        long c3 = r.l3 + (c2 >> 51);
        long c4 = r.l4 + (c3 >> 51);
        return new FieldElement(c0 & MASK, c1 & MASK, c2 & MASK, c3 & MASK, c4 & MASK);
    }

    private static FieldElement carried(long c0, long c1, long c2, long c3, long c4) {
        long r1 = c1 + (c0 >> 51);
        long r2 = c2 + (r1 >> 51);
        long r3 = c3 + (r2 >> 51);
        long r4 = c4 + (r3 >> 51);
        long r0 = (c0 & MASK) + 19 * (r4 >> 51);
        return new FieldElement(r0 & MASK, (r1 & MASK) + (r0 >> 51), r2 & MASK, r3 & MASK, r4 & MASK);
    }

    private static long low(long a, long b) {
        return a * b & MASK;
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }
}
