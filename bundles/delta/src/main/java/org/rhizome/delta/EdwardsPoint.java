package org.rhizome.delta;

import java.util.Arrays;

/**
 * A point of the curve edwards25519, -x^2 + y^2 = 1 + d x^2 y^2, in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. Formulas of
 * Hisil, Wong, Carter and Dawson (2008). Not constant in time: for public points only.
 */
record EdwardsPoint(FieldElement x, FieldElement y, FieldElement z, FieldElement t) {

    static final EdwardsPoint IDENTITY = new EdwardsPoint(FieldElement.ZERO, FieldElement.ONE, FieldElement.ONE, FieldElement.ZERO);

    private static final FieldElement D = small(-121665).times(small(121666).inverted());
    private static final FieldElement TWO_D = D.plus(D);

    /** 2 to the power (p - 1) / 4: a square root of -1. */
    private static final FieldElement ROOT_OF_MINUS_ONE = small(2).rootPower().squared().times(small(2));

    /** The base point: y = 4/5, x even. */
    static final EdwardsPoint BASE = decode(small(4).times(small(5).inverted()).toBytes());

    private static FieldElement small(int number) {
        byte[] bytes = new byte[FieldElement.LENGTH];
        LittleEndian.putLong(bytes, 0, Math.abs((long) number));
        FieldElement size = FieldElement.ofBytes(bytes, 0);
        return number < 0 ? size.negated() : size;
    }

    /** The point whose one canonical encoding is {@code bytes}, or null if there is none. */
    static EdwardsPoint decode(byte[] bytes) {
        boolean odd = bytes[FieldElement.LENGTH - 1] < 0;
        FieldElement y = FieldElement.ofBytes(bytes, 0);
        FieldElement y2 = y.squared();
        FieldElement x = ratioRoot(y2.minus(FieldElement.ONE), D.times(y2).plus(FieldElement.ONE));
        if (x == null) {
            return null;
        }
        FieldElement signed = x.isOdd() == odd ? x : x.negated();
        EdwardsPoint point = new EdwardsPoint(signed, y, FieldElement.ONE, signed.times(y));
        return Arrays.equals(encode(y, signed), bytes) ? point : null; // y of p or more, or a sign on x = 0
    }

    /** A square root of u/v, or null. */
    private static FieldElement ratioRoot(FieldElement u, FieldElement v) {
        FieldElement v3 = v.squared().times(v);
        FieldElement root = u.times(v3).times(u.times(v3.squared()).times(v).rootPower());
        FieldElement square = v.times(root.squared());
        if (square.isSame(u)) {
            return root;
        }
        return square.isSame(u.negated()) ? root.times(ROOT_OF_MINUS_ONE) : null;
    }

    /** The canonical encoding: y, and the lowest bit of x in the highest bit. */
    byte[] encode() {
        FieldElement inverse = z.inverted();
        return encode(y.times(inverse), x.times(inverse));
    }

    private static byte[] encode(FieldElement affineY, FieldElement affineX) {
        byte[] bytes = affineY.toBytes();
        if (affineX.isOdd()) {
            bytes[FieldElement.LENGTH - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    EdwardsPoint negated() {
        return new EdwardsPoint(x.negated(), y, z, t.negated());
    }

    EdwardsPoint twice() {
        FieldElement a = x.squared();
        FieldElement b = y.squared();
        FieldElement z2 = z.squared();
        FieldElement h = a.plus(b);
        FieldElement e = h.minus(x.plus(y).squared());
        FieldElement g = a.minus(b);
        FieldElement f = z2.plus(z2).plus(g);
        return new EdwardsPoint(e.times(f), g.times(h), f.times(g), e.times(h));
    }

    EdwardsPoint plus(Addend other) {
        return add(other.yPlusX(), other.yMinusX(), other.z2(), other.t2d());
    }

    EdwardsPoint minus(Addend other) {
        return add(other.yMinusX(), other.yPlusX(), other.z2(), other.t2d().negated());
    }

    private EdwardsPoint add(FieldElement otherPlus, FieldElement otherMinus, FieldElement z2, FieldElement t2d) {
        FieldElement a = y.minus(x).times(otherMinus);
        FieldElement b = y.plus(x).times(otherPlus);
        FieldElement c = t.times(t2d);
        FieldElement d = z2 == null ? z.plus(z) : z.times(z2);
        FieldElement e = b.minus(a);
        FieldElement f = d.minus(c);
        FieldElement g = d.plus(c);
        FieldElement h = b.plus(a);
        return new EdwardsPoint(e.times(f), g.times(h), f.times(g), e.times(h));
    }

    /** Whether this point times 8 is the identity. */
    boolean isOfSmallOrder() {
        EdwardsPoint eight = twice().twice().twice();
        return eight.x.isZero() && eight.y.isSame(eight.z);
    }

    /** What of a point goes into a sum: y + x, y - x, 2z (null when z is 1) and 2dt. */
    record Addend(FieldElement yPlusX, FieldElement yMinusX, FieldElement z2, FieldElement t2d) {}

    Addend addend() {
        return new Addend(y.plus(x), y.minus(x), z.plus(z), t.times(TWO_D));
    }

    /** The same with z = 1, which saves a product in every sum and costs an inversion. */
    Addend affineAddend() {
        FieldElement inverse = z.inverted();
        FieldElement affineX = x.times(inverse);
        FieldElement affineY = y.times(inverse);
        return new Addend(affineY.plus(affineX), affineY.minus(affineX), null, affineX.times(affineY).times(TWO_D));
    }
}
